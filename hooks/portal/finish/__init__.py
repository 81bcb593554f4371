"""What happens to the site after the pages are rendered."""
