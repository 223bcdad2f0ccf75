"""Faults that a router could have, put into the engine one by one, each with the test that must catch it."""

from typing import NamedTuple

LIFE = "test_life.Life"


class Fault(NamedTuple):
    """What is wrong, which lines of which module say so, and which test must fail."""

    name: str
    module: str
    right: str
    wrong: str
    caught_by: str


ORDER = [
    Fault(
        "the last who came goes first",
        "rounds", "rank = (-urgent, head, line.keeps)", "rank = (-urgent, (-head[0], head[1]), line.keeps)",
        "test_order.test_of_equal_shares_whoever_came_first_goes_first",
    ),
    Fault(
        "within a line the last who came goes first",
        "ranks", "return self._runs[0][0] if self._runs", "return self._runs[-1][-1] if self._runs",
        "test_order.test_within_a_class_it_is_first_in_first_out",
    ),
    Fault(
        "a transfer costs the place",
        "waiting_room", "return self.row.since, self.row.contact", "return self.row.placed, self.row.contact",
        "test_order.test_whoever_is_transferred_keeps_the_place_they_came_with",
    ),
    Fault(
        "the promise does not count",
        "order", "used = waited * WHOLE // promise if waited > 0 else 0", "used = waited",
        "test_order.test_whoever_has_used_the_larger_share_of_the_promise_goes_first",
    ),
    Fault(
        "letters that are late go before people",
        "order", "if ceiling is not None and used > ceiling:", "if False:",
        "test_order.test_a_backlog_of_letters_never_blocks_somebody_who_is_there",
    ),
    Fault(
        "past its ceiling a letter stands still",
        "order", "used = ceiling + (used - ceiling) // SLOWLY", "used = ceiling",
        "test_order.test_a_letter_that_is_very_late_is_answered_all_the_same",
    ),
    Fault(
        "a long promise is overtaken for ever",
        "order", "return used if used < LIMIT else LIMIT", "return used",
        "test_order.test_nobody_starves_under_any_arrival_pattern",
    ),
]  # fmt: skip

ROOM = [
    Fault(
        "capacity is not looked at",
        "desk", "return taken + weight.units <= self.row.capacity", "return True",
        "test_capacity.test_nobody_is_given_more_than_they_can_hold",
    ),
    Fault(
        "whoever has not answered is asked again",
        "floor", "if desk.asked or desk.kept_for", "if desk.kept_for",
        "test_capacity.test_whoever_has_not_answered_is_asked_nothing_else",
    ),
    Fault(
        "an exclusive contact comes beside others",
        "desk", "if self._alone or (weight.exclusive and self._firm):", "if self._alone:",
        "test_capacity.test_an_exclusive_contact_needs_somebody_who_holds_nothing",
    ),
    Fault(
        "others come beside an exclusive contact",
        "desk", "if self._alone or (weight.exclusive and self._firm):", "if weight.exclusive and self._firm:",
        "test_capacity.test_nobody_is_given_anything_beside_an_exclusive_contact",
    ),
    Fault(
        "a letter cannot be put aside",
        "desk", "self._soft += one * weight.units", "self._firm += one * weight.units",
        "test_capacity.test_a_letter_is_put_aside_for_a_call",
    ),
    Fault(
        "what ends gives back more than it took",
        "desk", "self._count(weight, -1, offered=offered, silent=silent)",
        "self._count(weight, -2, offered=offered, silent=silent)",
        "test_capacity.test_what_ends_gives_back_what_it_took_and_no_more",
    ),
    Fault(
        "an advisor's own limits are not looked at",
        "desk", "if self._kinds.get(weight.kind, 0) >= self._limits.get(weight.kind, UNLIMITED):", "if False:",
        "test_capacity.test_an_advisor_has_their_own_limit_of_one_kind",
    ),
    Fault(
        "a silent chat keeps its units",
        "desk", "        if silent:\n            return\n", "",
        "test_capacity.test_a_silent_chat_gives_its_units_back",
    ),
    Fault(
        "somebody on a break is asked",
        "desk", "return self.row.presence is Presence.AVAILABLE", "return self.row.presence is not Presence.AWAY",
        "test_rings.test_a_referent_on_a_break_is_waited_for",
    ),
    Fault(
        "whoever has the most spare is asked",
        "ready", "preference = (spare < units, breadth, spare, since, advisor)",
        "preference = (spare < units, breadth, -spare, since, advisor)",
        "test_capacity.test_of_those_alike_whoever_has_the_fewest_spare_units_that_suffice_is_asked",
    ),
    Fault(
        "whoever can do the most is asked",
        "ready", "preference = (spare < units, breadth, spare, since, advisor)",
        "preference = (spare < units, -breadth, spare, since, advisor)",
        "test_capacity.test_whoever_can_do_the_fewest_things_that_suffice_is_asked",
    ),
]  # fmt: skip

RINGS = [
    Fault(
        "skills are not looked at",
        "abilities", "abilities += [(\"speaks\", row.language), *((\"skill\", *skill) for skill in wanted)]",
        "abilities += [(\"speaks\", row.language)]",
        "test_rings.test_somebody_without_the_skill_is_not_asked",
    ),
    Fault(
        "a must is dropped like any skill",
        "abilities", "if need.must or need.name not in ring.drops", "if need.name not in ring.drops",
        "test_rings.test_a_must_is_never_relaxed",
    ),
    Fault(
        "a high level does not include the lower ones",
        "abilities", "for reached in range(1, level + 1):", "for reached in (level,):",
        "test_rings.test_a_skill_is_asked_at_its_level_at_least",
    ),
    Fault(
        "rings open from when somebody came, not from when they joined this line",
        "waiting_room", "opens = min(row.placed, now)", "opens = min(row.since, now)",
        "test_rings.test_rings_open_from_when_a_contact_joined_this_line_not_from_when_it_came",
    ),
    Fault(
        "nothing tells that a ring opens",
        "waiting_room", "heapq.heappush(self._wakes, (stay.wakes, stay.row.contact))", "pass",
        "test_rings.test_a_ring_has_its_delay_to_itself",
    ),
    Fault(
        "the widest ring is asked first",
        "rounds", "for number, each in stay.lines:", "for number, each in reversed(stay.lines):",
        "test_rings.test_the_rings_before_stay_open_and_are_asked_first",
    ),
    Fault(
        "an absent referent is waited for",
        "waiting_room", "opens += ring.delay if needs else 0", "opens += ring.delay",
        "test_rings.test_a_referent_who_is_away_is_not_waited_for",
    ),
    Fault(
        "whoever declined is asked at once again",
        "ready", "unbarred = [key for key in alike if key[1] not in barred] if barred else alike", "unbarred = alike",
        "test_rings.test_whoever_declined_is_not_asked_again_while_somebody_else_is_on_duty",
    ),
    Fault(
        "whoever everybody declined is lost",
        "waiting_room", "return self._steps(row, NOBODY, now)", "return steps, opens",
        "test_rings.test_whoever_declined_is_asked_again_when_nobody_else_is_left",
    ),
    Fault(
        "who comes and goes changes nothing for those who wait",
        "engine", "if self._floor.put(row):", "if self._floor.put(row) and False:",
        "test_rings.test_a_referent_who_leaves_is_waited_for_no_longer",
    ),
    Fault(
        "a replacement has no dates",
        "stand_ins", "if stand_in.start <= now < stand_in.until and stand_in.by not in seen:",
        "if stand_in.by not in seen:",
        "test_stand_ins.test_a_replacement_ends_on_its_date",
    ),
    Fault(
        "who replaces is not replaced",
        "stand_ins", "found = self._first_here(stand_in.by, now, here, seen)",
        "found = stand_in.by if here(stand_in.by) else None",
        "test_stand_ins.test_who_replaces_somebody_who_is_away_too_is_replaced_in_turn",
    ),
]  # fmt: skip

ROUNDS = [
    Fault(
        "only the first of those who wait is served",
        "rounds", "            if turn := self._turn(self._first_for(desk, now) if desk else line, desk, now):\n"
        "                heappush(turns, turn)\n", "            return\n",
        "test_capacity.test_everybody_who_frees_at_once_gets_somebody",
    ),
    Fault(
        "whoever waits is seen only when an advisor frees",
        "waiting_room", "            self.stirred[line] = None\n", "            pass\n",
        "test_capacity.test_whoever_comes_while_somebody_is_free_is_put_to_them_at_once",
    ),
    Fault(
        "an advisor who frees is not seen",
        "floor", "self._changed[desk.advisor] = desk", "pass",
        "test_capacity.test_a_silent_chat_gives_its_units_back",
    ),
    Fault(
        "what is put to somebody takes none of their room",
        "rounds", "        self._floor.take(contact, chosen.advisor, stay.row.weight, offered=True)\n", "",
        "test_order.test_of_equal_shares_whoever_came_first_goes_first",
    ),
    Fault(
        "a refusal loses the contact",
        "engine", "                self._room.enter(row, now)",
        "                if not row.barred:\n                    self._room.enter(row, now)",
        "test_order.test_whoever_declined_costs_a_contact_no_place",
    ),
    Fault(
        "the reason counts all who are free, whether they fit or not",
        "ready", "            free += len(unbarred)\n", "",
        "test_capacity.test_as_many_could_be_asked_as_the_reason_says",
    ),
    Fault(
        "somebody in two rings is counted twice",
        "lines", "return self._order.before(rank, of) - self._guests.before(rank, of)",
        "return self._order.before(rank, of)",
        "test_ahead.test_somebody_in_two_open_rings_is_counted_once",
    ),
]  # fmt: skip

KEEPING = [
    Fault(
        "nobody is ever kept",
        "waiting_room", "return stay.late and stay.row.contact not in self._floor.keeper", "return False",
        "test_keeping.test_somebody_is_kept_once_half_the_promise_is_used",
    ),
    Fault(
        "somebody is kept from the beginning",
        "waiting_room", "return row.since + (row.promise + 1) // 2", "return row.since",
        "test_keeping.test_nobody_is_kept_before_half_the_promise_is_used",
    ),
    Fault(
        "whoever is kept is given other work",
        "floor", "if desk.asked or desk.kept_for is not None or not desk.available:",
        "if desk.asked or not desk.available:",
        "test_keeping.test_whoever_is_kept_is_given_nothing_else",
    ),
    Fault(
        "whoever is kept is kept for ever",
        "rounds", "            self._floor.release(contact)\n        for desk", "            pass\n        for desk",
        "test_keeping.test_whoever_is_kept_is_asked_as_soon_as_there_is_room",
    ),
    Fault(
        "whoever is kept in vain stays kept",
        "rounds", "if desk.kept_for and not self._kept_rightly(desk):", "if False:",
        "test_keeping.test_whoever_goes_on_a_break_is_kept_no_longer_and_somebody_else_is",
    ),
    Fault(
        "a contact for whom nobody is kept any more looks for nobody",
        "floor", "            self._keeping.add(advisor)\n            self._unsettled[contact] = None\n",
        "            self._keeping.add(advisor)\n",
        "test_keeping.test_a_contact_is_kept_for_again_when_the_row_says_that_it_is_not",
    ),
]  # fmt: skip

FAULTS = [*ORDER, *ROOM, *RINGS, *ROUNDS, *KEEPING]
