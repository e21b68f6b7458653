"""What belongs to the installation itself: its settings, and the long work that runs behind the pages."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from dangbo.facts.models import Fact, NfcCharField


class OfficeSetting(models.Model):
    """One setting of this installation; what is not stored has the value of `dangbo.office.options`."""

    key = models.CharField(max_length=60, primary_key=True)
    value = models.JSONField()
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.key


class TaskState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang làm"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không xong"


class LongTask(Fact):
    """Work that takes longer than a page may: it can be left and returned to."""

    kind = models.CharField(max_length=200)
    title = NfcCharField(max_length=200)
    owner = models.ForeignKey("access.Account", null=True, on_delete=models.CASCADE, related_name="long_tasks")
    organisation = models.ForeignKey("registry.Organisation", null=True, on_delete=models.CASCADE, related_name="+")
    parameters = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=TaskState.choices, default=TaskState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = NfcCharField(max_length=500, blank=True)
    result = models.JSONField(default=dict)
    result_url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["owner", "-created_at"], name="office_task_of_owner")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("office:task", args=[self.pk])

    @property
    def is_ended(self) -> bool:
        return self.state in {TaskState.DONE, TaskState.FAILED}

    @property
    def hundredths(self) -> int:
        """Progress in whole hundredths, 0 to 100."""
        if self.state == TaskState.DONE:
            return 100
        return min(100, 100 * self.done // self.total) if self.total else 0
