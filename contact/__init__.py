"""The kernel remembers. Its words, one each:

seeker      a person who looks for work and reaches us
advisor     a person who answers; a supervisor and an administrator are advisors with a role
agency      where advisors belong: an address, a zone, opening hours
contact     one approach by one seeker over one channel, from first word to last
channel     how words travel: chat, letters, call-backs, video
entry       one thing said, noted or done in a contact
timeline    a contact's entries, in one order
queue       a line for a subject, in which contacts wait
offer       one contact put to one advisor, until a deadline
seat        where a colleague sits beside the advisor who holds a contact
referent    the advisor who follows a seeker from one contact to the next
units       how much of an advisor a contact takes
duty        what an advisor declares: available, on a break, away
wrap-up     the time an advisor has to conclude
fact        something that happened, announced after COMMIT
"""
