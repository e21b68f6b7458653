"""Addresses of the pages of elections."""

from django.urls import path

from dangbo.elections.urls_counting import urlpatterns as counting
from dangbo.elections.views import acting, hall, meetings, papers, roll_import, showing

app_name = "elections"
_MEETING = "bau-cu/<uuid:meeting_id>/"
_ELECTION = "bau-cu/cuoc-bau/<uuid:election_id>/"
urlpatterns = [
    path("bau-cu/", meetings.meetings, name="meetings"),
    path("bau-cu/them/", acting.new_meeting, name="new_meeting"),
    path(_MEETING, meetings.meeting, name="meeting"),
    path(f"{_MEETING}trieu-tap/", meetings.roll, name="roll"),
    path(f"{_MEETING}trieu-tap/tu-tep/", roll_import.roll_file, name="roll_file"),
    path(f"{_MEETING}viec/<slug:act>/", acting.meeting_act, name="meeting_act"),
    path(_ELECTION, showing.election, name="election"),
    path(f"{_ELECTION}trich-ngang/", showing.candidates, name="candidates"),
    path(f"{_ELECTION}phieu/", showing.ballot, name="ballot"),
    path(f"{_ELECTION}viec/<slug:act>/", acting.election_act, name="election_act"),
    path(f"{_ELECTION}giay-to/<slug:key>/du-thao/", papers.draft_election_paper, name="draft_election_paper"),
    path(f"{_ELECTION}giay-to/<slug:key>/<slug:form>/", papers.election_paper, name="election_paper"),
    path(f"{_MEETING}giay-to/<slug:key>/du-thao/", papers.draft_meeting_paper, name="draft_meeting_paper"),
    path(f"{_MEETING}giay-to/<slug:key>/<slug:form>/", papers.meeting_paper, name="meeting_paper"),
    path(f"{_ELECTION}man-hinh/mo/", hall.open_to_hall, name="open_screen"),
    path(f"{_ELECTION}man-hinh/dong/", hall.close_to_hall, name="close_screen"),
    path("man-hinh/<slug:token>/", hall.screen, name="hall"),
    path("man-hinh/<slug:token>/bang/", hall.board, name="hall_board"),
    path("man-hinh/<slug:token>/truc-tiep/", hall.no_news, name="hall_live"),
    path("bau-cu/nguoi/<uuid:candidate_id>/<slug:act>/", acting.candidate_act, name="candidate_act"),
    path("bau-cu/trieu-tap/<uuid:entry_id>/<slug:act>/", acting.entry_act, name="entry_act"),
    path("bau-cu/khieu-nai/<uuid:complaint_id>/", acting.complaint, name="complaint"),
    *counting,
]
