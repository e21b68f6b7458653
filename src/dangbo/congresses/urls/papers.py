"""Addresses of the papers of a congress and of the rounds of opinions on them."""

from django.urls import path

from dangbo.congresses.views import opinions, papers

_PAPERS = "dai-hoi/<uuid:congress_id>/van-ban/"
_PAPER = f"{_PAPERS}<uuid:paper_id>/"
_OPINIONS = "dai-hoi/gop-y/<uuid:round_id>/"
urlpatterns = [
    path(_PAPERS, papers.papers, name="papers"),
    path(f"{_PAPERS}soan/", papers.make, name="make_paper"),
    path(f"{_PAPERS}soan-het/", papers.make_rest, name="make_papers"),
    path(f"{_PAPERS}so-<int:row>/giao/", papers.charge, name="charge_paper"),
    path(_PAPER, papers.paper, name="paper"),
    path(f"{_PAPER}xong/", papers.finish, name="finish_paper"),
    path(f"{_PAPER}lay-y-kien/", opinions.ask, name="ask_opinions"),
    path(_OPINIONS, opinions.opinions, name="opinions"),
    path(f"{_OPINIONS}them/", opinions.give, name="give_opinion"),
    path(f"{_OPINIONS}ket-thuc/", opinions.close, name="close_opinions"),
    path(f"{_OPINIONS}xong/<uuid:call_id>/", opinions.answer, name="answer_opinions"),
    path("dai-hoi/y-kien/<uuid:opinion_id>/", opinions.settle, name="settle_opinion"),
]
