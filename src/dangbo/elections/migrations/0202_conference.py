"""A meeting that elects nobody and is only asked for its opinion, and the people who sit in it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("elections", "0201_printed_here")]

    operations = [
        migrations.AlterField(
            "meeting",
            "kind",
            models.CharField(
                choices=[
                    ("member_congress", "Đại hội đảng viên"),
                    ("delegate_congress", "Đại hội đại biểu"),
                    ("committee_meeting", "Hội nghị cấp ủy"),
                    ("inspection_meeting", "Hội nghị ủy ban kiểm tra"),
                    ("cell_conference", "Hội nghị chi bộ"),
                    ("conference", "Hội nghị lấy ý kiến"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            "rollentry",
            "capacity",
            models.CharField(
                choices=[
                    ("member", "Đảng viên chính thức"),
                    ("delegate", "Đại biểu chính thức"),
                    ("alternate", "Đại biểu dự khuyết"),
                    ("committee_member", "Ủy viên"),
                    ("participant", "Thành phần hội nghị"),
                ],
                max_length=16,
            ),
        ),
    ]
