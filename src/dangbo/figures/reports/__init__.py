"""Reports: an office's own words in a Word template, with figures by key."""
