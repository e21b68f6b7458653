"""Form of voting, order of elections, what may share a ballot (244 Art 3, 19; 190 Art 3, 17; Quy định 24-QĐ/TW)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.rules.elections.regulation import Regulation
from dangbo.rules.elections.wording import whole
from dangbo.rules.verdict import Verdict


class Matter(StrEnum):
    """What is voted besides the posts."""

    OPINION_BALLOT = "opinion_ballot"
    INTRODUCTION_TO_STATE_POSTS = "introduction_to_state_posts"
    PRESIDIUM = "presidium"
    SECRETARIAT = "secretariat"
    CREDENTIALS_BOARD = "credentials_board"
    TELLERS = "tellers"
    NUMBER_OF_SEATS = "number_of_seats"
    ELECTION_LIST = "election_list"


class Form(StrEnum):
    """How it is voted: secret ballot (phiếu kín) or hands raised with the party card (biểu quyết giơ tay)."""

    BY_BALLOT = "secret_ballot"
    BY_HAND = "show_of_hands"


class Step(StrEnum):
    """The steps by which a congress elects a body."""

    REPORT_STANDARDS = "report_standards"
    VOTE_NUMBER = "vote_number"
    PRESENT_LIST = "present_list"
    NOMINATE = "nominate"
    SETTLE_WITHDRAWALS = "settle_withdrawals"
    VOTE_LIST = "vote_list"
    VOTE_TELLERS = "vote_tellers"
    VOTE = "vote"
    COUNT_AND_ANNOUNCE = "count_and_announce"


STEP_LABELS: dict[Step, str] = {
    Step.REPORT_STANDARDS: "Báo cáo tiêu chuẩn, cơ cấu, số lượng",
    Step.VOTE_NUMBER: "Biểu quyết số lượng cần bầu",
    Step.PRESENT_LIST: "Giới thiệu danh sách do cấp ủy triệu tập chuẩn bị",
    Step.NOMINATE: "Ứng cử, đề cử",
    Step.SETTLE_WITHDRAWALS: "Quyết định việc xin rút; lấy phiếu xin ý kiến nếu cần",
    Step.VOTE_LIST: "Biểu quyết số lượng và danh sách bầu cử",
    Step.VOTE_TELLERS: "Biểu quyết ban kiểm phiếu",
    Step.VOTE: "Phổ biến cách bầu, niêm phong hòm phiếu, phát phiếu, bỏ phiếu",
    Step.COUNT_AND_ANNOUNCE: "Kiểm phiếu, lập biên bản, công bố kết quả",
}

_BY_HAND = frozenset({Matter.PRESIDIUM, Matter.SECRETARIAT, Matter.CREDENTIALS_BOARD, Matter.TELLERS})
_BY_HAND_UNVERIFIED = frozenset({Matter.NUMBER_OF_SEATS, Matter.ELECTION_LIST})
_COMMITTEE_AND_ITS_HEADS = (Post.COMMITTEE, Post.SECRETARY, Post.CELL_SECRETARY, Post.DEPUTY_SECRETARY)


def form_of_voting(subject: Post | Matter, regulation: Regulation) -> Verdict[Form]:
    """Secret ballot for posts, delegates, opinions on the list and State posts; hands for the running bodies."""
    if subject in _BY_HAND:
        note = regulation.rule("show-of-hands").note("show-of-hands", "Biểu quyết giơ tay bằng thẻ đảng viên.")
        return Verdict(Form.BY_HAND, (note,))
    if subject in _BY_HAND_UNVERIFIED:
        note = regulation.rule("list-vote-by-hand").note(
            "list-voted-by-hand", "Số lượng và danh sách bầu cử được biểu quyết giơ tay bằng thẻ đảng viên."
        )
        return Verdict(Form.BY_HAND, (note,))
    return Verdict(Form.BY_BALLOT, (regulation.rule("secret-ballot").note("secret-ballot", "Bầu bằng phiếu kín."),))


def check_one_ballot(posts: Iterable[Post], regulation: Regulation) -> Verdict[bool]:
    """Whether the posts may stand on one ballot: never the committee with its secretary or deputy (244 Art 19.9)."""
    together = [post for post in _COMMITTEE_AND_ITS_HEADS if post in set(posts)]
    if len(together) < 2:
        return Verdict(True)
    names = ", ".join(POST_LABELS[post] for post in together)
    finding = regulation.rule("one-ballot").error(
        "separate-ballots", f"Không bầu {names} trong cùng một phiếu; bầu cấp ủy trước, rồi từng chức danh."
    )
    return Verdict(False, (finding,))


def cell_congress_order(official_members: int, regulation: Regulation) -> Verdict[tuple[Post, ...]]:
    """What the congress of a cell elects, in order: from 9 official members a committee first, below that none.

    In a cell of fewer the deputy is elected only if needed.
    """
    least = regulation.number("cell-committee-from")
    if official_members < least:
        note = regulation.rule("cell-committee-from").note(
            "cell-without-committee",
            f"Chi bộ có {whole(official_members)} đảng viên chính thức, dưới {least}: bầu bí thư,"
            " nếu cần thì bầu phó bí thư, không bầu chi ủy.",
        )
        return Verdict((Post.CELL_SECRETARY, Post.DEPUTY_SECRETARY), (note,))
    note = regulation.rule("cell-committee-maximum").note(
        "cell-with-committee",
        f"Chi bộ có {whole(official_members)} đảng viên chính thức, từ {least} trở lên: bầu chi ủy (không quá"
        f" {regulation.number('cell-committee-maximum')} người), rồi bí thư, rồi phó bí thư trong chi ủy, phiếu riêng.",
    )
    return Verdict((Post.COMMITTEE, Post.CELL_SECRETARY, Post.DEPUTY_SECRETARY), (note,))


def first_meeting_order(
    regulation: Regulation, *, secretary_elected_by_congress: bool, has_inspection: bool = True
) -> Verdict[tuple[Post, ...]]:
    """What the first meeting of a new committee elects, in order.

    has_inspection: a grassroots committee or above (190 Art 22). Where the congress elected the secretary directly,
    the standing committee came before that, at the congress's pause (unverified), and the meeting elects the rest.
    """
    rest, said = [Post.DEPUTY_SECRETARY], []
    if has_inspection:
        rest += [Post.INSPECTION_COMMISSION, Post.INSPECTION_CHAIR]
    else:
        rule, message = regulation.rule("inspection-commission"), "Chi bộ, đảng bộ bộ phận không bầu ủy ban kiểm tra."
        said.append(rule.note("no-inspection-commission", message))
    if not secretary_elected_by_congress:
        return Verdict((Post.STANDING_COMMITTEE, Post.SECRETARY, *rest), tuple(said))
    note = regulation.rule("direct-election-order").warning(
        "direct-election-order",
        "Đại hội trực tiếp bầu bí thư: hội nghị thứ nhất bầu ban thường vụ trước khi đại hội bầu bí thư,"
        " sau đó hội nghị bầu các chức danh còn lại.",
    )
    return Verdict((Post.STANDING_COMMITTEE, *rest), (*said, note))


def election_steps(regulation: Regulation) -> Verdict[tuple[Step, ...]]:
    """The steps by which a congress elects a committee, in order."""
    note = regulation.rule("committee-steps").note("election-steps", f"Tiến hành theo {len(Step)} bước.")
    return Verdict(tuple(Step), (note,))


def check_meeting_chairs(chairs: int, regulation: Regulation) -> Verdict[bool]:
    """Whether a committee meeting may be led by so many persons: one to three."""
    most = regulation.number("meeting-chairs-maximum")
    if 1 <= chairs <= most:
        return Verdict(True)
    finding = regulation.rule("meeting-chairs-maximum").error(
        "number-of-chairs",
        f"Đoàn chủ tịch hoặc chủ tọa hội nghị có từ 1 đến {most} người; đang có {whole(chairs)} người.",
    )
    return Verdict(False, (finding,))
