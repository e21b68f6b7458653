"""The word lists of the checks of spelling, written for this program."""

from functools import cache
from importlib.resources import files

REDUPLICATIONS = frozenset(
    """
    song từ dần mãi ngày lâu rưng luôn thường xa gần nhỏ to đời nhà người năm tháng ai nơi lớp tầng hàng đoàn đều khăng rành
    hằng mau sâu xanh đỏ vàng trắng tím hồng đen xinh nho nhanh chậm nhẹ khe ào ầm rần rầm ngùn vùn ngang dài cao thấp sau trước
    bừng hừng lồ sờ rõ thẳng khít ít nhiều vui buồn cười nói chằm chăm đăm khư lừ loáng thoang lăm rưng ròng ầu ba bốn trùng điệp
    lênh chiều sáng tối đêm sớm cái con mỗi mọi chung riêng chuyện sóng gió lần đôi bao ngành đường xóm bà ông cô chú đi hoài
    hiu vèo rì thì lồng sừng lấp long chênh lác bát choang đùng xoành oang phăng rin tăm trân ngơ thẫn xăm hăm mơn tưng bạt bon
    """.split()
)
"""Words that may stand twice: song song, từ từ, ngày ngày, lớp lớp."""

FOREIGN = frozenset(
    """
    online offline email internet website web video clip livestream zalo facebook fanpage youtube covid print send mail file pdf
    word excel logo banner poster slogan marathon festival camera micro data chip robot tour text link app smartphone laptop wifi
    internet blog game show top hotline karaoke radio tivi virus vaccine vắc xin kg km ha cm mm meet jitsi zoom teams google
    """.split()
)


@cache
def terms() -> frozenset[tuple[str, str]]:
    """The terms of Party work, each of two syllables."""
    return frozenset(_pairs("terms.txt"))


@cache
def words() -> frozenset[tuple[str, str]]:
    """Terms, and other pairs that are words although they look like a slip of one."""
    return terms() | frozenset(_pairs("words.txt"))


def _pairs(name: str) -> list[tuple[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [
        (first, second)
        for line in lines
        for first, second in [entry.split() for entry in line.split(",") if entry.strip()]
    ]
