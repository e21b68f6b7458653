"""What goes into and comes out of Word, Excel and the printer. Pure: no database, no web.

- `errors`: the one error that a broken or foreign file raises, a sentence for the reader.
- `sheets`: tables read from and written to Excel, OpenDocument and CSV.
- `word`: Word templates filled by key, and the office's own layout.
- `charts`: drawings for pages.
"""
