"""What stands in files that are no texts: pictures and documents, read as bytes, never run, never shown as they are."""
