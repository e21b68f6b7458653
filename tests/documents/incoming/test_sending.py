"""Sending, forwarding, reading, and what leaves the program."""

from datetime import date

import pytest
from django.http import Http404

import build
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.documents.acts.attachments import Upload
from dangbo.documents.acts.forwarding import forward
from dangbo.documents.acts.incoming import enter_in_register, register_incoming, return_incoming
from dangbo.documents.acts.receipts import acknowledge
from dangbo.documents.acts.sending import deliver, send_document, write_dispatch
from dangbo.documents.models import Channel, Document, IncomingDocument, ReadReceipt
from dangbo.documents.queries.holding import document_for, file_for, files_of, incoming_for, may_read
from dangbo.documents.queries.receipts import forwarding_progress, reading_progress
from dangbo.journal.models import Entry
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Organisation
from documents import papers

pytestmark = pytest.mark.django_db
AT = date(2026, 6, 12)


@pytest.fixture
def tree():
    return build.tree()


def code_of(act, **more) -> str:
    with pytest.raises(Refused) as caught:
        act(actor=PROGRAM, **more)
    return caught.value.findings[0].code


def outside(organisation, **more) -> IncomingDocument:
    given = {"channel": Channel.PAPER, "arrived_on": AT, "author": "Tỉnh ủy", "abstract": "hướng dẫn", **more}
    return register_incoming(actor=PROGRAM, organisation=organisation, **given)


def test_a_document_is_sent_once_to_each(tree):
    bloc, base, cell, _ = tree
    document = papers.issued(bloc)
    deliver(document, [base], PROGRAM)
    sent = send_document(actor=PROGRAM, document=document, organisations=[base, cell, cell])
    assert [row.organisation for row in sent] == [cell]
    assert code_of(send_document, document=document, organisations=[base]) == "already-sent"
    assert code_of(send_document, document=document, organisations=[]) == "no-receiver"


def test_a_dissolved_receiver_is_refused_and_nobody_gets_the_paper(tree):
    bloc, _base, cell, other = tree
    Organisation.objects.filter(pk=other.pk).update(ended_on=date(2026, 1, 1))
    other.refresh_from_db()
    document = papers.issued(bloc)
    with pytest.raises(Refused) as caught:
        send_document(actor=PROGRAM, document=document, organisations=[cell, other])
    assert str(caught.value) == "Chi bộ cb2 đã giải thể từ ngày 01/01/2026, không nhận văn bản được nữa."
    assert IncomingDocument.objects.count() == 0


def test_nobody_sends_to_themselves_nor_a_draft(tree):
    bloc, base, *_ = tree
    document = papers.issued(bloc)
    assert code_of(send_document, document=document, organisations=[bloc]) == "receiver-is-sender"
    document.state = "draft"
    assert code_of(send_document, document=document, organisations=[base]) == "not-issued"


def test_progress_names_who_has_read_and_who_has_not(tree):
    bloc, base, cell, other = tree
    document = papers.issued(bloc)
    rows = deliver(document, [base, cell, other], PROGRAM)
    reader = build.actor(Role.MEMBER, cell)
    acknowledge(actor=reader, incoming=rows[1])
    acknowledge(actor=reader, incoming=rows[1])
    enter_in_register(actor=PROGRAM, incoming=rows[0], arrived_on=AT)
    return_incoming(actor=PROGRAM, incoming=rows[2], reason="gửi nhầm")
    progress = reading_progress(document, AT)
    names = [[each.name for each in group] for group in (progress.read, progress.unread, progress.registered)]
    assert names == [["Chi bộ cb1"], ["Đảng bộ Sở Một"], ["Đảng bộ Sở Một"]]
    assert ([each.name for each in progress.returned], progress.is_read_by_all) == (["Chi bộ cb2"], False)
    assert (ReadReceipt.objects.count(), Entry.objects.filter(act="acknowledge_document").count()) == (1, 1)
    acknowledge(actor=PROGRAM, incoming=rows[0])
    assert reading_progress(document, AT).is_read_by_all


def test_a_stranger_may_not_acknowledge(tree):
    bloc, _base, cell, other = tree
    row = deliver(papers.issued(bloc), [cell], PROGRAM)[0]
    with pytest.raises(NotAllowed):
        acknowledge(actor=build.actor(Role.MEMBER, other), incoming=row)


def test_a_paper_is_forwarded_down_and_up_but_not_aside_nor_twice(tree):
    bloc, base, cell, other = tree
    row = outside(base)
    made = forward(actor=PROGRAM, incoming=row, organisations=[cell, bloc])
    assert [(each.organisation, each.origin, each.author) for each in made] == [
        (cell, row, "Tỉnh ủy"),
        (bloc, row, "Tỉnh ủy"),
    ]
    enter_in_register(actor=PROGRAM, incoming=made[0], arrived_on=AT)
    made[0].refresh_from_db()
    assert code_of(forward, incoming=made[0], organisations=[other]) == "not-up-or-down"
    assert code_of(forward, incoming=made[0], organisations=[base]) == "already-sent"
    assert len(forwarding_progress(row, AT).receivers) == 2


def test_a_waiting_paper_is_not_forwarded(tree):
    bloc, base, cell, _ = tree
    row = deliver(papers.issued(bloc), [base], PROGRAM)[0]
    assert code_of(forward, incoming=row, organisations=[cell]) == "not-registered"
    done = enter_in_register(actor=PROGRAM, incoming=row, arrived_on=AT)
    assert forward(actor=PROGRAM, incoming=done, organisations=[cell])[0].source == row.source


def test_who_received_a_document_may_read_it_and_a_stranger_may_not(tree):
    bloc, _base, cell, other = tree
    document = papers.issued(bloc)
    deliver(document, [cell], PROGRAM)
    reader, stranger = build.actor(Role.MEMBER, cell), build.actor(Role.MEMBER, other)
    assert (may_read(reader, document), may_read(stranger, document)) == (True, False)
    assert document_for(reader, document.pk) == document
    with pytest.raises(NotAllowed):
        document_for(stranger, document.pk)
    with pytest.raises(Http404):
        document_for(reader, cell.pk)


def test_files_of_a_forwarded_paper_are_those_it_came_with(tree):
    _bloc, base, cell, other = tree
    row = outside(base, files=[Upload("a.txt", "nội dung".encode())])
    copy = forward(actor=PROGRAM, incoming=row, organisations=[cell])[0]
    file = files_of(copy).get()
    assert (file.filename, file_for(build.actor(Role.MEMBER, cell), file.pk)) == ("a.txt", file)
    with pytest.raises(NotAllowed):
        file_for(build.actor(Role.MEMBER, other), file.pk)
    with pytest.raises(NotAllowed):
        incoming_for(build.actor(Role.MEMBER, other), copy.pk)


def test_what_leaves_the_program_is_written_down(tree):
    document = papers.issued(tree[0], "07-KH/ĐUK", on=date(2026, 6, 10))
    told = {"document": document, "channel": Channel.PAPER, "sent_on": date(2026, 6, 11), "sent_to": "Tỉnh ủy"}
    dispatch = write_dispatch(actor=PROGRAM, **told)
    assert (dispatch.sent_to, list(Document.objects.get().dispatches.all())) == ("Tỉnh ủy", [dispatch])
    assert code_of(write_dispatch, **{**told, "sent_on": date(2026, 6, 9)}) == "sent-before-issue"
    assert code_of(write_dispatch, **{**told, "sent_to": " "}) == "no-receiver"
    assert code_of(write_dispatch, **{**told, "channel": Channel.PROGRAM}) == "not-by-program"
    assert Entry.objects.get(act="write_dispatch").summary == "Gửi 07-KH/ĐUK đến Tỉnh ủy ngày 11/06/2026, bản giấy"
