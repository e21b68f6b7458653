"""What the plan of a congress offers to the shared pages."""

JOURNAL = {
    "draw_up_plan": "Lập kế hoạch đại hội",
    "add_plan_step": "Thêm bước vào kế hoạch đại hội",
    "give_plan_step": "Giao bước của kế hoạch đại hội",
    "finish_plan_step": "Ghi xong bước của kế hoạch đại hội",
    "reopen_plan_step": "Mở lại bước của kế hoạch đại hội",
    "drop_plan_step": "Bỏ bước của kế hoạch đại hội",
}
