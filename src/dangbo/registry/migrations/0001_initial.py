import dangbo.facts.migrations
import dangbo.facts.models
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '__first__'),
    ]

    operations = [
        dangbo.facts.migrations.Together(
            operations=[
                migrations.CreateModel(
                    name='Decision',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('symbol', dangbo.facts.models.NfcCharField(db_index=True, max_length=60)),
                        ('issued_on', models.DateField(db_index=True)),
                        ('issuer', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('signer', dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                        ('abstract', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                    ],
                    options={
                        'ordering': ['-issued_on', 'symbol'],
                        'constraints': [models.UniqueConstraint(fields=('symbol', 'issued_on', 'issuer'), name='registry_decision_entered_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Organisation',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('code', dangbo.facts.models.NfcCharField(max_length=60, unique=True)),
                        ('founded_on', models.DateField()),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('address', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('phone', dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                        ('email', models.EmailField(blank=True, max_length=254)),
                        ('may_decide_admission', models.BooleanField(default=False)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gt', models.F('founded_on')), _connector='OR'), name='registry_organisation_ends_after_founding')],
                    },
                ),
                migrations.CreateModel(
                    name='OrganisationChange',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('found', 'Thành lập'), ('rename', 'Đổi tên'), ('upgrade', 'Nâng cấp'), ('change_kind', 'Đổi loại tổ chức, loại hình'), ('split', 'Chia tách'), ('merge', 'Sáp nhập, hợp nhất'), ('move', 'Chuyển giao'), ('dissolve', 'Giải thể')], max_length=20)),
                        ('effective_on', models.DateField(db_index=True)),
                        ('note', dangbo.facts.models.NfcCharField(blank=True, max_length=500)),
                        ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='registry.decision')),
                    ],
                    options={
                        'ordering': ['effective_on'],
                    },
                ),
                migrations.CreateModel(
                    name='OrganisationChangeParty',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('part', models.CharField(choices=[('source', 'Trước'), ('result', 'Sau'), ('parent', 'Cấp trên')], max_length=10)),
                        ('change', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='registry.organisationchange')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='change_parts', to='registry.organisation')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Person',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('full_name', dangbo.facts.models.NfcCharField(max_length=120)),
                        ('other_names', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('name_key', models.CharField(db_index=True, max_length=300)),
                        ('search_key', models.CharField(db_index=True, max_length=400)),
                        ('sex', models.CharField(choices=[('male', 'Nam'), ('female', 'Nữ')], db_index=True, max_length=6)),
                        ('birth_date', models.DateField(db_index=True)),
                        ('birth_precision', models.CharField(choices=[('d', 'ngày'), ('m', 'tháng'), ('y', 'năm')], default='d', max_length=1)),
                        ('birth_place', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('native_place', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('permanent_address', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('temporary_address', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('ethnic_group', dangbo.facts.models.NfcCharField(db_index=True, default='Kinh', max_length=60)),
                        ('religion', dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                        ('family_origin', dangbo.facts.models.NfcCharField(blank=True, max_length=80)),
                        ('occupation', dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                        ('work_post', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('workplace', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('recruited_on', dangbo.facts.models.NfcCharField(blank=True, max_length=10)),
                        ('youth_union_on', dangbo.facts.models.NfcCharField(blank=True, max_length=10)),
                        ('enlisted_on', dangbo.facts.models.NfcCharField(blank=True, max_length=10)),
                        ('discharged_on', dangbo.facts.models.NfcCharField(blank=True, max_length=10)),
                        ('associations', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('academic_title', dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                        ('foreign_languages', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('computing', dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                        ('minority_language', dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                        ('health', dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                        ('war_invalid', dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                        ('martyr_family', models.BooleanField(default=False)),
                        ('phone', dangbo.facts.models.NfcCharField(blank=True, max_length=40)),
                        ('email', models.EmailField(blank=True, max_length=254)),
                        ('citizen_number', models.CharField(blank=True, max_length=12)),
                        ('file_number', dangbo.facts.models.NfcCharField(blank=True, max_length=20)),
                        ('card_number', models.CharField(blank=True, db_index=True, max_length=12)),
                        ('admission_decided_on', models.DateField(blank=True, null=True)),
                        ('admission_decision', dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                        ('admitting_organisation', dangbo.facts.models.NfcCharField(blank=True, max_length=250)),
                        ('introducers', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('joined_on', models.DateField(blank=True, db_index=True, null=True)),
                        ('joined_precision', models.CharField(choices=[('d', 'ngày'), ('m', 'tháng'), ('y', 'năm')], default='d', max_length=1)),
                        ('official_on', models.DateField(blank=True, null=True)),
                        ('official_precision', models.CharField(choices=[('d', 'ngày'), ('m', 'tháng'), ('y', 'năm')], default='d', max_length=1)),
                        ('was_youth_union_member', models.BooleanField(default=False)),
                        ('party_age_start', models.DateField(blank=True, help_text='Thay ngày quyết định khi có lý do', null=True)),
                        ('party_age_reason', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('months_out', models.PositiveSmallIntegerField(default=0)),
                        ('personal_history', dangbo.facts.models.NfcTextField(blank=True)),
                        ('foreign_relations', dangbo.facts.models.NfcTextField(blank=True)),
                        ('household_economy', dangbo.facts.models.NfcTextField(blank=True)),
                        ('died_on', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('citizen_number', ''), _negated=True), fields=('citizen_number',), name='registry_citizen_number_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Honour',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('badge', 'Huy hiệu Đảng'), ('award', 'Khen thưởng'), ('title', 'Danh hiệu'), ('discipline', 'Kỷ luật')], max_length=12)),
                        ('text', dangbo.facts.models.NfcCharField(max_length=300)),
                        ('level', models.PositiveSmallIntegerField(blank=True, help_text='Số năm của Huy hiệu', null=True)),
                        ('given_on', models.DateField()),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.decision')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='honours', to='registry.person')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='FamilyMember',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('relation', dangbo.facts.models.NfcCharField(max_length=60)),
                        ('full_name', dangbo.facts.models.NfcCharField(max_length=120)),
                        ('birth_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('text', dangbo.facts.models.NfcCharField(blank=True, max_length=400)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='family', to='registry.person')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='CareerEntry',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('begins', dangbo.facts.models.NfcCharField(max_length=10)),
                        ('ends', dangbo.facts.models.NfcCharField(blank=True, max_length=10)),
                        ('text', dangbo.facts.models.NfcCharField(max_length=400)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='career', to='registry.person')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='PersonAccount',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('account', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='person_link', to=settings.AUTH_USER_MODEL)),
                        ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='account_link', to='registry.person')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Term',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('name', dangbo.facts.models.NfcCharField(max_length=20)),
                        ('ordinal', models.PositiveSmallIntegerField()),
                        ('starts_on', models.DateField(db_index=True)),
                        ('planned_end', models.DateField()),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='registry.organisation')),
                        ('previous', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='next', to='registry.term')),
                    ],
                    options={
                        'ordering': ['starts_on'],
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'ordinal'), name='registry_term_ordinal_once'), models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('organisation',), name='registry_term_one_open')],
                    },
                ),
                migrations.CreateModel(
                    name='Committee',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('executive', 'Cấp ủy'), ('standing', 'Ban thường vụ'), ('inspection', 'Ủy ban kiểm tra')], max_length=12)),
                        ('seats', models.PositiveSmallIntegerField()),
                        ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='committees', to='registry.term')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('term', 'kind'), name='registry_committee_once')],
                    },
                ),
                migrations.CreateModel(
                    name='TrainingEntry',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('school', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('field', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('begins', dangbo.facts.models.NfcCharField(blank=True, max_length=10)),
                        ('ends', dangbo.facts.models.NfcCharField(blank=True, max_length=10)),
                        ('mode', dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                        ('certificate', dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='training', to='registry.person')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Transfer',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('from_place', dangbo.facts.models.NfcCharField(blank=True, max_length=250)),
                        ('to_place', dangbo.facts.models.NfcCharField(blank=True, max_length=250)),
                        ('reason', dangbo.facts.models.NfcCharField(max_length=200)),
                        ('decided_on', models.DateField()),
                        ('letter', dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                        ('letter_date', models.DateField(blank=True, null=True)),
                        ('start_by', models.DateField()),
                        ('present_by', models.DateField(blank=True, null=True)),
                        ('presented_on', models.DateField(blank=True, null=True)),
                        ('state', models.CharField(choices=[('under_way', 'Đang chuyển'), ('arrived', 'Đã tiếp nhận'), ('cancelled', 'Đã hủy')], db_index=True, default='under_way', max_length=12)),
                        ('from_organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transfers_out', to='registry.organisation')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='registry.person')),
                        ('to_organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transfers_in', to='registry.organisation')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='TransferHop',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('position', models.PositiveSmallIntegerField()),
                        ('from_place', dangbo.facts.models.NfcCharField(blank=True, max_length=250)),
                        ('to_place', dangbo.facts.models.NfcCharField(blank=True, max_length=250)),
                        ('signed_on', models.DateField(blank=True, null=True)),
                        ('signer', dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                        ('from_organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.organisation')),
                        ('to_organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.organisation')),
                        ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hops', to='registry.transfer')),
                    ],
                    options={
                        'ordering': ['position'],
                        'constraints': [models.UniqueConstraint(fields=('transfer', 'position'), name='registry_hop_position_once')],
                    },
                ),
                migrations.CreateModel(
                    name='TreeLink',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('depth', models.PositiveSmallIntegerField()),
                        ('is_latest', models.BooleanField()),
                        ('ancestor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links_down', to='registry.organisation')),
                        ('descendant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links_up', to='registry.organisation')),
                    ],
                    options={
                        'abstract': False,
                        'indexes': [models.Index(fields=['ancestor', 'depth'], name='registry_link_down'), models.Index(fields=['descendant', 'ancestor'], name='registry_link_up')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='registry_treelink_ends_after_it_begins'), models.UniqueConstraint(fields=('ancestor', 'descendant', 'valid_from'), name='registry_link_starts_once')],
                    },
                ),
                migrations.CreateModel(
                    name='OrganisationVersion',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('name', dangbo.facts.models.NfcCharField(max_length=250)),
                        ('short_name', dangbo.facts.models.NfcCharField(blank=True, max_length=120)),
                        ('name_key', models.CharField(max_length=500)),
                        ('search_key', models.CharField(db_index=True, max_length=400)),
                        ('kind', models.CharField(choices=[('provincial_committee', 'Đảng bộ trực thuộc Trung ương'), ('upper_committee', 'Đảng bộ cấp trên trực tiếp của cơ sở'), ('grassroots_committee', 'Đảng bộ cơ sở'), ('grassroots_cell', 'Chi bộ cơ sở'), ('sub_committee', 'Đảng bộ bộ phận'), ('cell', 'Chi bộ trực thuộc'), ('party_group', 'Tổ đảng')], max_length=30)),
                        ('sector', models.CharField(choices=[('state_agency', 'Cơ quan hành chính'), ('party_agency', 'Cơ quan đảng, đoàn thể'), ('public_service', 'Đơn vị sự nghiệp'), ('state_enterprise', 'Doanh nghiệp nhà nước'), ('private_enterprise', 'Doanh nghiệp ngoài nhà nước'), ('school', 'Trường học'), ('commune', 'Xã, phường, đặc khu'), ('residential', 'Thôn, tổ dân phố'), ('armed_forces', 'Quân đội'), ('police', 'Công an'), ('other', 'Loại hình khác')], max_length=30)),
                        ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.decision')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='registry.organisation')),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='child_versions', to='registry.organisation')),
                    ],
                    options={
                        'abstract': False,
                        'indexes': [models.Index(fields=['kind', 'valid_from', 'valid_to'], name='registry_version_kind')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='registry_organisationversion_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('organisation',), name='registry_version_one_open'), models.UniqueConstraint(fields=('organisation', 'valid_from'), name='registry_version_starts_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PartyCard',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('number', models.CharField(db_index=True, max_length=12)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cards', to='registry.person')),
                    ],
                    options={
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='registry_partycard_ends_after_it_begins')],
                    },
                ),
                migrations.CreateModel(
                    name='Office',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('kind', models.CharField(choices=[('secretary', 'Bí thư'), ('deputy_secretary', 'Phó bí thư'), ('standing_deputy', 'Phó bí thư thường trực'), ('inspection_head', 'Chủ nhiệm Ủy ban kiểm tra'), ('inspection_deputy', 'Phó chủ nhiệm Ủy ban kiểm tra')], max_length=20)),
                        ('entry', models.CharField(choices=[('by_congress', 'Đại hội bầu trực tiếp'), ('by_committee', 'Cấp ủy bầu'), ('appointed', 'Cấp trên chỉ định')], max_length=12)),
                        ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='registry.committee')),
                        ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.decision')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='registry.person')),
                    ],
                    options={
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='registry_office_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('kind__in', ['secretary', 'inspection_head']), ('valid_to__isnull', True)), fields=('committee', 'kind'), name='registry_one_head_at_a_time')],
                    },
                ),
                migrations.CreateModel(
                    name='Membership',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('standing', models.CharField(choices=[('probationary', 'Dự bị'), ('official', 'Chính thức')], max_length=12)),
                        ('activity', models.CharField(choices=[('normal', 'Thường xuyên'), ('exempt', 'Được miễn'), ('away', 'Tạm chuyển đi'), ('suspended', 'Đình chỉ sinh hoạt')], max_length=10)),
                        ('began_by', models.CharField(choices=[('opening', 'Có từ trước khi lập sổ'), ('admitted', 'Kết nạp'), ('readmitted', 'Kết nạp lại'), ('restored', 'Phục hồi quyền đảng viên'), ('transferred_in', 'Chuyển sinh hoạt đến'), ('changed', 'Đổi tư cách hoặc tình trạng')], max_length=20)),
                        ('ended_by', models.CharField(blank=True, choices=[('transferred_out', 'Chuyển sinh hoạt đi'), ('died', 'Từ trần'), ('expelled', 'Khai trừ'), ('deleted', 'Xóa tên'), ('resigned', 'Xin ra khỏi Đảng'), ('changed', 'Đổi tư cách hoặc tình trạng')], max_length=20)),
                        ('note', dangbo.facts.models.NfcCharField(blank=True, max_length=300)),
                        ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.decision')),
                        ('previous', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='next', to='registry.membership')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='registry.organisation')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='registry.person')),
                    ],
                    options={
                        'abstract': False,
                        'indexes': [models.Index(fields=['organisation', 'valid_from', 'valid_to'], name='registry_membership_cell'), models.Index(fields=['person', 'valid_from'], name='registry_membership_person'), models.Index(fields=['valid_from'], name='registry_membership_begins'), models.Index(fields=['valid_to'], name='registry_membership_ends')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='registry_membership_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('person',), name='registry_membership_one_open'), models.UniqueConstraint(fields=('person', 'valid_from'), name='registry_membership_starts_once'), models.CheckConstraint(condition=models.Q(models.Q(('ended_by', ''), ('valid_to__isnull', True)), models.Q(('valid_to__isnull', False), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='registry_membership_end_has_cause')],
                    },
                ),
                migrations.CreateModel(
                    name='CommitteeMember',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('entry', models.CharField(choices=[('elected', 'Bầu tại đại hội'), ('co_opted', 'Bầu bổ sung'), ('appointed', 'Chỉ định')], max_length=10)),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                        ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='registry.committee')),
                        ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.decision')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='registry.person')),
                    ],
                    options={
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='registry_committeemember_ends_after_it_begins'), models.UniqueConstraint(fields=('committee', 'person', 'valid_from'), name='registry_seat_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Attainment',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('scale', models.CharField(choices=[('general', 'Giáo dục phổ thông'), ('professional', 'Chuyên môn nghiệp vụ'), ('theory', 'Lý luận chính trị')], max_length=12)),
                        ('level', models.CharField(max_length=30)),
                        ('subject', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('is_opening', models.BooleanField(default=False, help_text='Đã có trước khi ghi sổ: không tính là đạt trong kỳ')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attainments', to='registry.person')),
                    ],
                    options={
                        'abstract': False,
                        'indexes': [models.Index(fields=['person', 'scale', 'valid_from'], name='registry_attainment_person')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='registry_attainment_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('person', 'scale'), name='registry_attainment_one_open')],
                    },
                ),
                migrations.CreateModel(
                    name='TemporaryStay',
                    fields=[
                        ('id', models.UUIDField(default=dangbo.facts.models.new_id, editable=False, primary_key=True, serialize=False)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('place', dangbo.facts.models.NfcCharField(blank=True, help_text='Nơi đến, khi ở ngoài sổ', max_length=250)),
                        ('letter', dangbo.facts.models.NfcCharField(blank=True, max_length=60)),
                        ('reason', dangbo.facts.models.NfcCharField(blank=True, max_length=200)),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='temporary_stays', to='registry.organisation')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='temporary_stays', to='registry.person')),
                    ],
                    options={
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='registry_temporarystay_ends_after_it_begins')],
                    },
                ),
            ],
        ),
    ]
