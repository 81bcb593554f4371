"""What the content is: values with places; nothing here reads a file."""
