"""The `dangbo` command: each word is a module with a `main(argv)`, imported only when it is asked for."""

import importlib
import os
import sys

COMMANDS = {
    "start": "chạy chương trình: cập nhật kho dữ liệu, dựng bản mẫu nếu kho còn trống, phục vụ trang",
    "prepare": "cập nhật kho dữ liệu và tệp tĩnh, dựng bản mẫu nếu kho còn trống",
    "account": "tạo tài khoản quản trị đầu tiên trên một máy chủ",
    "import": "nhập đảng viên hoặc tổ chức từ Excel, CSV",
    "figures": "mọi số liệu của một tổ chức tại một ngày",
    "report": "một báo cáo dưới dạng Word, Excel hoặc JSON",
    "check": "soát văn bản .txt, .docx: số liệu, ngày tháng, ký hiệu, lỗi gõ",
    "resolve": "kết luận một cuộc bầu cử từ số phiếu",
    "ballots": "phiếu bầu cử: in ra PDF, đọc bản quét",
    "journal": "nhật ký: `dangbo journal verify`",
    "backup": "sao lưu toàn bộ vào một tệp mã hóa",
    "restore": "phục hồi từ tệp sao lưu",
    "selfcheck": "tự kiểm tra chương trình và dữ liệu",
}
WITHOUT_DATABASE = {"ballots", "check", "resolve", "start"}


def main(argv: list[str] | None = None) -> int:
    """Run one command; exit codes as in each command: 0 done, 1 something was found, 2 bad input."""
    if argv is None:
        os.umask(0o077)  # what is written is about members: other accounts of this machine read nothing of it
    words = sys.argv[1:] if argv is None else argv
    if not words or words[0] in {"-h", "--help"}:
        print("Cách dùng: dangbo LỆNH …\n")
        for name, what in COMMANDS.items():
            print(f"  {name:<10} {what}")
        return 0 if words else 2
    name = words[0]
    if name not in COMMANDS:
        print(f"Không có lệnh “{name}”. Gõ dangbo --help để xem các lệnh.", file=sys.stderr)
        return 2
    if name not in WITHOUT_DATABASE:
        set_up_django()
    module = importlib.import_module(f"dangbo.cli.{name}_command" if name in {"import"} else f"dangbo.cli.{name}")
    return int(module.main(words[1:]))


def set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dangbo.settings.base")
    import django

    django.setup()


if __name__ == "__main__":
    sys.exit(main())
