from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0020_search")]

    operations = [
        migrations.AlterField(
            model_name="approvalstep",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Chờ duyệt"),
                    ("approved", "Đã duyệt"),
                    ("returned", "Trả lại"),
                    ("lapsed", "Không phải duyệt nữa"),
                ],
                default="waiting",
                max_length=8,
            ),
        ),
    ]
