"""What is done about the credentials of delegates."""
