"""What credentials offer to the shared pages."""

from dangbo.congresses.offers import Tab

JOURNAL = {"freeze_credentials": "Chốt số liệu thẩm tra tư cách đại biểu"}
TABS = (Tab("congresses:credentials", "Thẩm tra tư cách"),)
