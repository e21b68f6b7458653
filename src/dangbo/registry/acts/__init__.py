"""What a user does to the register: one function per act (design §4).

Every act takes its matter by keyword and the `actor`, checks access and rules, and stores its facts and one journal
entry in one transaction. Where a rule speaks against it the act raises `dangbo.registry.acts.refusal.Refused`.
"""
