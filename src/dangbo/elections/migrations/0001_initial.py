import dangbo.facts.migrations
import dangbo.facts.models
import dangbo.rules.vocabulary
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '__first__'),
        ('registry', '0009_batches'),
    ]

    operations = [
        dangbo.facts.migrations.Together(
            operations=[
                migrations.CreateModel(
                    name='Election',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('post', models.CharField(choices=[('committee', 'cấp ủy'), ('standing_committee', 'ban thường vụ'), ('secretary', 'bí thư'), ('branch_secretary', 'bí thư chi bộ'), ('deputy_secretary', 'phó bí thư'), ('inspection_commission', 'ủy ban kiểm tra'), ('inspection_chair', 'chủ nhiệm ủy ban kiểm tra'), ('inspection_vice_chair', 'phó chủ nhiệm ủy ban kiểm tra'), ('delegates', 'đại biểu dự đại hội cấp trên'), ('other', 'chức danh khác')], max_length=24)),
                        ('title', dangbo.facts.models.NfcCharField(max_length=250)),
                        ('seats', models.PositiveSmallIntegerField()),
                        ('alternates', models.PositiveSmallIntegerField(default=0)),
                        ('way', models.CharField(choices=[('secret', 'Phiếu kín'), ('hands', 'Giơ tay'), ('opinion', 'Phiếu xin ý kiến')], default='secret', max_length=8)),
                        ('style', models.CharField(blank=True, choices=[('agree_disagree', 'Đồng ý, không đồng ý'), ('strike_out', 'Gạch tên')], max_length=16)),
                        ('style_reason', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('order_reason', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('paper', models.CharField(choices=[('A4', 'A4'), ('A5', 'A5')], default='A5', max_length=2)),
                        ('round', models.PositiveSmallIntegerField(default=1)),
                        ('runoff_of_tie', models.BooleanField(default=False)),
                        ('state', models.CharField(choices=[('prepared', 'Đang chuẩn bị'), ('list_fixed', 'Đã chốt danh sách'), ('ballots_issued', 'Đang bỏ phiếu'), ('voting_closed', 'Đã bỏ phiếu xong'), ('counting', 'Đang kiểm phiếu'), ('reconciled', 'Số liệu đã khớp'), ('announced', 'Đã công bố'), ('minutes_signed', 'Đã ký biên bản'), ('ratified', 'Đã chuẩn y'), ('cancelled', 'Đã hủy'), ('refused', 'Không được chuẩn y')], db_index=True, default='prepared', max_length=16)),
                        ('issued', models.PositiveIntegerField(blank=True, null=True)),
                        ('present', models.PositiveIntegerField(blank=True, null=True)),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('frozen', models.JSONField(blank=True, null=True)),
                        ('digest', models.CharField(blank=True, max_length=64)),
                        ('signed_on', models.DateField(blank=True, null=True)),
                        ('ended_reason', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('ratified_on', models.DateField(blank=True, null=True)),
                        ('first', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='elections.election')),
                        ('ratification', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.decision')),
                    ],
                    options={
                        'ordering': ['pk'],
                    },
                ),
                migrations.CreateModel(
                    name='CountResult',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('source', models.CharField(choices=[('by_hand', 'Kiểm bằng tay, nhập tổng'), ('scanned', 'Quét phiếu'), ('keyed', 'Nhập từng phiếu')], max_length=8)),
                        ('issued', models.PositiveIntegerField()),
                        ('collected', models.PositiveIntegerField()),
                        ('valid', models.PositiveIntegerField()),
                        ('invalid', models.PositiveIntegerField()),
                        ('invalid_reasons', models.JSONField(default=list)),
                        ('votes', models.JSONField()),
                        ('recorded_at', models.DateTimeField()),
                        ('recorded_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('election', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='elections.election')),
                    ],
                    options={
                        'ordering': ['number'],
                        'constraints': [models.UniqueConstraint(fields=('election', 'number'), name='elections_count_numbered_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Announcement',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('announced_on', models.DateField()),
                        ('announced_at', models.DateTimeField()),
                        ('announced_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('verdict', models.JSONField()),
                        ('digest', models.CharField(max_length=64)),
                        ('count', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='elections.countresult')),
                        ('election', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='announcement', to='elections.election')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Meeting',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('member_congress', 'Đại hội đảng viên'), ('delegate_congress', 'Đại hội đại biểu'), ('committee_meeting', 'Hội nghị cấp ủy'), ('inspection_meeting', 'Hội nghị ủy ban kiểm tra'), ('cell_conference', 'Hội nghị chi bộ')], max_length=20)),
                        ('name', dangbo.facts.models.NfcCharField(max_length=250)),
                        ('held_on', models.DateField(db_index=True)),
                        ('last_day', models.DateField()),
                        ('place', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('ordinal', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('term_name', dangbo.facts.models.NfcCharField(blank=True, max_length=20)),
                        ('reported_on', models.DateField(blank=True, null=True)),
                        ('report_symbol', dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                        ('received_on', models.DateField(blank=True, null=True)),
                        ('ballots_destroyed_on', models.DateField(blank=True, null=True)),
                        ('ballots_decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.decision')),
                        ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.committee')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='registry.organisation')),
                    ],
                    options={
                        'ordering': ['-held_on', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('held_on'))), name='elections_meeting_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['committee_meeting', 'inspection_meeting']), _negated=True), ('body__isnull', False), _connector='OR'), name='elections_meeting_of_a_body')],
                    },
                ),
                migrations.CreateModel(
                    name='HandVote',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('subject', models.CharField(choices=[('presidium', 'Đoàn chủ tịch, chủ tọa'), ('secretariat', 'Đoàn thư ký, thư ký'), ('credentials', 'Ban thẩm tra tư cách đại biểu'), ('tellers', 'Ban kiểm phiếu'), ('seats', 'Số lượng cần bầu'), ('list', 'Danh sách bầu cử'), ('withdrawal', 'Việc xin rút'), ('other', 'Việc khác')], max_length=12)),
                        ('about', dangbo.facts.models.NfcCharField(max_length=300)),
                        ('votes_for', models.PositiveIntegerField()),
                        ('votes_against', models.PositiveIntegerField(default=0)),
                        ('abstained', models.PositiveIntegerField(default=0)),
                        ('present', models.PositiveIntegerField()),
                        ('recorded_at', models.DateTimeField()),
                        ('election', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='hand_votes', to='elections.election')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hand_votes', to='elections.meeting')),
                    ],
                    options={
                        'ordering': ['recorded_at', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('present__gte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('votes_for'), '+', models.F('votes_against')), '+', models.F('abstained')))), name='elections_hands_within_the_hall')],
                    },
                ),
                migrations.AddField(
                    model_name='election',
                    name='meeting',
                    field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='elections', to='elections.meeting'),
                ),
                migrations.CreateModel(
                    name='Complaint',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('received_on', models.DateField()),
                        ('sender', dangbo.facts.models.NfcCharField(max_length=120)),
                        ('text', dangbo.facts.models.NfcTextField()),
                        ('settled_on', models.DateField(blank=True, null=True)),
                        ('conclusion', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='elections.meeting')),
                    ],
                    options={
                        'ordering': ['received_on', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='OpenDecision',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('code', models.CharField(max_length=60)),
                        ('article', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('question', dangbo.facts.models.NfcCharField(max_length=600)),
                        ('answer', dangbo.facts.models.NfcCharField(max_length=300)),
                        ('agreed', models.BooleanField()),
                        ('decided_by', models.CharField(choices=[('congress', 'Đại hội (hội nghị)'), ('presidium', 'Đoàn chủ tịch, chủ tọa'), ('tellers', 'Ban kiểm phiếu'), ('conveners', 'Cấp ủy triệu tập'), ('head', 'Người đứng đầu cấp ủy'), ('superior', 'Cấp ủy cấp trên')], max_length=12)),
                        ('reason', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('decided_at', models.DateTimeField()),
                        ('decided_by_name', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('election', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='elections.election')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='elections.meeting')),
                        ('vote', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='elections.handvote')),
                    ],
                    options={
                        'ordering': ['decided_at', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('election__isnull', False)), fields=('election', 'code'), name='elections_decided_once')],
                    },
                ),
                migrations.CreateModel(
                    name='RollEntry',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('full_name', dangbo.facts.models.NfcCharField(max_length=120)),
                        ('name_key', models.CharField(max_length=300)),
                        ('birth_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('post', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('unit', dangbo.facts.models.NfcCharField(blank=True, max_length=250)),
                        ('capacity', models.CharField(choices=[('member', 'Đảng viên chính thức'), ('delegate', 'Đại biểu chính thức'), ('alternate', 'Đại biểu dự khuyết'), ('committee_member', 'Ủy viên')], max_length=16)),
                        ('is_convener', models.BooleanField(default=False)),
                        ('summoned', models.BooleanField(default=True)),
                        ('exclusion', models.CharField(blank=True, choices=[('', 'Không'), ('temporary_elsewhere', 'Sinh hoạt tạm thời nơi khác'), ('exempt', 'Được miễn công tác và sinh hoạt'), ('suspended', 'Bị đình chỉ sinh hoạt đảng'), ('prosecuted', 'Bị khởi tố, truy tố hoặc tạm giam'), ('excused', 'Vắng suốt đại hội có lý do được đồng ý')], max_length=20)),
                        ('accepted_by', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('note', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('presence', models.CharField(blank=True, choices=[('', 'Chưa điểm danh'), ('present', 'Dự'), ('absent', 'Vắng suốt')], max_length=8)),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roll', to='elections.meeting')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.person')),
                        ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='elections.rollentry')),
                    ],
                    options={
                        'ordering': ['name_key', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('meeting', 'person'), name='elections_on_the_roll_once'), models.CheckConstraint(condition=models.Q(models.Q(('exclusion', 'excused'), _negated=True), models.Q(('accepted_by', ''), _negated=True), _connector='OR'), name='elections_excuse_is_accepted_by_somebody'), models.CheckConstraint(condition=models.Q(('replaces__isnull', True), ('capacity', 'alternate'), _connector='OR'), name='elections_alternates_replace')],
                    },
                ),
                migrations.CreateModel(
                    name='Candidate',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('full_name', dangbo.facts.models.NfcCharField(max_length=120)),
                        ('name_key', models.CharField(max_length=300)),
                        ('birth_date', models.DateField(blank=True, null=True)),
                        ('birth_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('post', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('unit', dangbo.facts.models.NfcCharField(blank=True, max_length=250)),
                        ('standing', models.CharField(choices=[('probationary', 'Dự bị'), ('official', 'Chính thức')], default=dangbo.rules.vocabulary.Standing['OFFICIAL'], max_length=12)),
                        ('source', models.CharField(choices=[('prepared', 'Danh sách do cấp ủy triệu tập chuẩn bị'), ('self', 'Tự ứng cử'), ('nominated', 'Được đề cử'), ('earlier_round', 'Từ lần bầu trước')], max_length=16)),
                        ('agreement', models.BooleanField(default=False)),
                        ('file_received', models.DateField(blank=True, null=True)),
                        ('file_papers', models.JSONField(default=list)),
                        ('agreed', models.PositiveIntegerField(blank=True, null=True)),
                        ('asked', models.PositiveIntegerField(blank=True, null=True)),
                        ('withdrawal_asked_on', models.DateField(blank=True, null=True)),
                        ('withdrawal_reason', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('withdrawal_allowed', models.BooleanField(blank=True, null=True)),
                        ('withdrawal_decided_by', models.CharField(blank=True, choices=[('congress', 'Đại hội (hội nghị)'), ('presidium', 'Đoàn chủ tịch, chủ tọa'), ('tellers', 'Ban kiểm phiếu'), ('conveners', 'Cấp ủy triệu tập'), ('head', 'Người đứng đầu cấp ủy'), ('superior', 'Cấp ủy cấp trên')], max_length=20)),
                        ('on_list', models.BooleanField(default=True)),
                        ('left_off_reason', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('place', models.PositiveSmallIntegerField(default=0)),
                        ('votes', models.PositiveIntegerField(blank=True, null=True)),
                        ('outcome', models.CharField(blank=True, choices=[('elected', 'Trúng cử'), ('not_elected', 'Không trúng cử'), ('tied', 'Bằng phiếu'), ('alternate', 'Dự khuyết')], max_length=12)),
                        ('rank', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='candidacies', to='registry.person')),
                        ('election', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='elections.election')),
                        ('withdrawal_vote', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='elections.handvote')),
                        ('nominated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='elections.rollentry')),
                    ],
                    options={
                        'ordering': ['place', 'name_key', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('election', 'person'), name='elections_candidate_once'), models.CheckConstraint(condition=models.Q(('withdrawal_allowed__isnull', True), ('withdrawal_asked_on__isnull', False), _connector='OR'), name='elections_withdrawal_was_asked')],
                    },
                ),
                migrations.CreateModel(
                    name='Teller',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('is_head', models.BooleanField(default=False)),
                        ('election', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tellers', to='elections.election')),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counts', to='elections.rollentry')),
                    ],
                    options={
                        'ordering': ['-is_head', 'entry__name_key'],
                        'constraints': [models.UniqueConstraint(fields=('election', 'entry'), name='elections_teller_once'), models.UniqueConstraint(condition=models.Q(('is_head', True)), fields=('election',), name='elections_one_head_of_tellers')],
                    },
                ),
                migrations.AddConstraint(
                    model_name='election',
                    constraint=models.CheckConstraint(condition=models.Q(('seats__gte', 1)), name='elections_at_least_one_seat'),
                ),
                migrations.AddConstraint(
                    model_name='election',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('first__isnull', True), ('round', 1)), models.Q(('first__isnull', False), ('round__gt', 1)), _connector='OR'), name='elections_later_round_has_a_first'),
                ),
                migrations.AddConstraint(
                    model_name='election',
                    constraint=models.CheckConstraint(condition=models.Q(('state__in', ['prepared', 'list_fixed', 'ballots_issued', 'cancelled']), models.Q(('digest', ''), _negated=True), _connector='OR'), name='elections_closed_is_frozen'),
                ),
            ],
        ),
    ]
