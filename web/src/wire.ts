/** What passes between the server and the pages. Written by `npm run wire`; never by hand. */
export interface paths {
    "/api/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note one's own absence; a repeat of its id gets the same one. */
        post: operations["be_absent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/absences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Give up one's own absence, and with it whoever would have answered. */
        delete: operations["be_back"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what there is to administer. */
        get: operations["administration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who is away or will be. */
        get: operations["planned_absences"];
        put?: never;
        /** Note an absence and who answers meanwhile; a repeat of its id changes nothing. */
        post: operations["plan_absence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/absences/{id}/calling-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an absence back, and with it whoever would have answered. */
        post: operations["call_off_absence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/agencies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open an agency's form. */
        get: operations["open_agency"];
        /** Keep an agency as its form says, unless somebody changed it meanwhile. */
        put: operations["save_agency"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/agencies/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who works at an agency. */
        get: operations["list_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/agencies/{id}/year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an agency's year: its holidays, closures and openings. */
        get: operations["agency_year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/diaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the diaries of one's agency, and who has none. */
        get: operations["all_diaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/diaries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one diary as it is filled in. */
        get: operations["one_diary"];
        /** Keep a diary, new or as it now should be; what would not work is refused field by field. */
        put: operations["keep_diary"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/diaries/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draw next week as it would be, and say whom such hours would leave outside; nothing is kept. */
        post: operations["preview_diary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/diaries/{id}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a diary up, unless somebody is booked in it; a repeat changes nothing. */
        post: operations["retire_diary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell who would get a contact now, and then; it need not exist. */
        post: operations["dry_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/mailboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an administrator the mailboxes of their agency. */
        get: operations["mailboxes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/mailboxes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open the form of one. */
        get: operations["mailbox"];
        /** Keep one, new or as it now should be; where another server holds it, it begins with what comes. */
        put: operations["save_mailbox"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/mailboxes/{id}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the mail process connect anew, now: how it went is what is shown next. */
        post: operations["look_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/peaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the peaks that are not over. */
        get: operations["announced_peaks"];
        put?: never;
        /** Announce a peak; a repeat of its id changes nothing. */
        post: operations["announce_peak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/peaks/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a peak now, or call off one that has not begun. */
        post: operations["end_peak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open a person's form. */
        get: operations["open_person"];
        /** Keep a person as their form says, unless somebody changed it meanwhile. */
        put: operations["save_person"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/people/{id}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a person leave: their sessions end, and nothing more is offered to them. */
        post: operations["retire_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/queues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open a queue's form. */
        get: operations["open_queue"];
        /** Keep a queue as its form says, unless somebody changed it meanwhile. */
        put: operations["save_queue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/queues/{id}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retire a queue: those who wait in it are served, and nobody new comes. */
        post: operations["retire_queue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/queues/{id}/year": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a queue's year: its hours, and the days that are not as the week says. */
        get: operations["queue_year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whether one's agency records, and what for. */
        get: operations["read_policy"];
        /** Keep what an agency has decided; what goes on was promised otherwise, and stays as it was promised. */
        put: operations["decide_on_recording"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep the list of regions, unless somebody changed it meanwhile. */
        put: operations["save_regions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sessions of one's agency, with their figures. */
        get: operations["all_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one session as it is filled in. */
        get: operations["one_session"];
        /** Keep a session, new or as it now should be; what would not work is refused field by field. */
        put: operations["keep_session"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sessions/{id}/calling-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call a session off; a repeat changes nothing. */
        post: operations["call_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Take the whole house out as one readable file. */
        get: operations["export_sheet"];
        /** Bring a file in, all of it or nothing. */
        put: operations["import_sheet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sheet/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show what a file would change, without changing anything. */
        post: operations["preview_sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep the list of skills, unless somebody changed it meanwhile. */
        put: operations["save_skills"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/advisors/{id}/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show which bookings of an advisor fall between two instants (`from`, `until`), and what can be done. */
        get: operations["bookings_hit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/advisors/{id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how much an advisor holds: to themselves, and to whoever watches over their agency. */
        get: operations["limits"];
        /** Change how much an advisor holds: an overseer as they see fit, the advisor only within what is allowed. */
        put: operations["limit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the agency that opened first, its queues, their hours and how many wait. */
        get: operations["agency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agency/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an agency by its short name, as its own address names it: `/?agency=lyon`. */
        get: operations["agency_named"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the seeker's own appointments, those to come first. */
        get: operations["my_appointments"];
        put?: never;
        /** Keep a time for ten minutes, to be called as the last time, if there was one. */
        post: operations["keep_time"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one of the seeker's own appointments. */
        get: operations["my_appointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/advisor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a booking whose hour has not come to a colleague; a repeat changes nothing. */
        put: operations["give_to"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a call; a repeat gets the first answer. */
        post: operations["answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a time back: a booking is cancelled, what was only kept is let go; a repeat gets the first answer. */
        post: operations["cancel_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book the time that is kept, or wait for a call in turn; a repeat gets the first answer. */
        post: operations["book_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind of one's own appointment on a device; a repeat of its id gets the first answer. */
        post: operations["remind_here"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remind on a device no more. */
        delete: operations["stop_here"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/entrance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give whoever has answered the way to the other side. */
        post: operations["seekers_entrance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return an appointment as a file that calendars open. */
        get: operations["appointment_event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a time for ten minutes more. */
        post: operations["keep_longer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/happenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what happened to whoever decides on it: who holds or held the contact, or oversees the agency. */
        get: operations["what_happened"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a booking to another time; the old one is kept where the new one is taken. */
        post: operations["move_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what became of an appointment whose hour has come; it can be said again, and the last word holds. */
        post: operations["decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show by the code that the number, or the address, is theirs; `proven` stays false where the code was wrong. */
        post: operations["prove_reach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say where to call; a code is sent, unless the number, or the address where there is none, is known as theirs. */
        put: operations["say_where"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep what a page tells of how the call in it goes. */
        post: operations["say_how_it_goes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show to what one of the seeker's own appointments can be moved, by the clocks that it was booked by. */
        get: operations["slots_to_move_to"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return a statement of why an appointment failed, as a PDF. */
        get: operations["appointment_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{id}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hear a page on which somebody waits for one of their own appointments. */
        post: operations["wait_here"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return the board of the overseer's agency. */
        get: operations["board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how the calls of one's agency went in the last day, or in so many days up to a week. */
        get: operations["read_quality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the appointment that a link opens, and note that it was opened. */
        get: operations["linked_appointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a call, on the page that a link opens. */
        post: operations["answer_by_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel the booking that a link opens; a repeat gets the first answer. */
        post: operations["cancel_by_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind on a device of the appointment that a link opens. */
        post: operations["remind_by_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remind on a device no more of the appointment that a link opens. */
        delete: operations["stop_by_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/entrance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give whoever has answered the way to the other side, on the page that a link opens. */
        post: operations["entrance_by_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return the appointment that a link opens as a file that calendars open. */
        get: operations["event_by_link"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/excuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say "I cannot", with a good reason: the booking is closed, and nothing is held against anybody. */
        post: operations["excuse_by_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the booking that a link opens. */
        post: operations["move_by_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/quiet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send no more reminders of this booking. */
        post: operations["quiet_by_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep what the page that a link opens tells of how the call in it goes. */
        post: operations["say_how_it_goes_by_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show to what an appointment can be moved, by the clocks of who booked it: a move is judged by them. */
        get: operations["slots_by_link"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return a statement of why the appointment that a link opens failed, as a PDF. */
        get: operations["statement_by_link"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/booking-link/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hear a page on which somebody waits for the appointment that a link opens. */
        post: operations["wait_by_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/call-backs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what a supervisor has to look at in their agency. */
        get: operations["to_look_at"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/entrance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give who holds the contact the way to whom they ring; whoever has taken it over comes in too. */
        post: operations["advisors_entrance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how an attempt went; whoever was not reached is told, and tried again later. */
        post: operations["end_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a chat and let it wait in the line of its motive. */
        post: operations["open_chat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/console": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return the whole console. */
        get: operations["console"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return a contact and its entries after a cursor: first load, reconnect and poll alike. */
        get: operations["read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a file for a contact in hand; it is nobody else's to see until an entry takes it along. */
        post: operations["upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/attachments/{attachment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return a file that is attached to what the viewer may read. */
        get: operations["download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how far a call is. */
        get: operations["read_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/call-proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the advisor propose to call; the seeker says where, or writes on. Within a minute it is said once. */
        post: operations["propose_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/call/admission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the seeker in; said again, it changes nothing. */
        post: operations["admit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/call/falls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that a page has gone on with less. */
        post: operations["tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/call/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell who is in a call and who was asked. */
        get: operations["read_company"];
        put?: never;
        /** Make a link for somebody; a repeat gets the same one. */
        post: operations["ask_guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/call/guests/{guest}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a link back, and with it the seat: an advisor any, a seeker those that they made. */
        delete: operations["show_guest_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/call/guests/{guest}/admission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody who knocks take a seat; said again, it changes nothing. */
        post: operations["let_guest_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/call/happenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what the machines noted of a call, to who holds or held it or oversees it; that they looked is kept. */
        get: operations["happened_in_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/call/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give who holds a side of the contact a key to its seat. */
        post: operations["give_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/call/line": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say in one line how a call went, to who holds or held the contact, or oversees it. */
        get: operations["went"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/call/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep what a page tells of its call, in the place of what it told before. */
        post: operations["report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the attempts made in a contact to who holds it: a page that was reloaded finds the one under way. */
        get: operations["calls_made"];
        put?: never;
        /** Let who holds the contact ring them, and count the attempt; a repeat of its id gets the first answer. */
        post: operations["begin_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Note what a seeker prefers; where nobody asks them, it changes nothing. */
        put: operations["choose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/conversation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a call that is waited for become a conversation again, in its place; a repeat gets the first answer. */
        post: operations["back_to_conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the seeker leave the line, or close the conversation. */
        post: operations["depart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/earlier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the person's earlier contacts; each list that is read leaves a trace. */
        get: operations["earlier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the conversation; the wrap-up begins. */
        post: operations["end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a line or a note; a repeat of its id gets the first answer. */
        post: operations["write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave one's own conversation to the colleague who sits in it. */
        post: operations["hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a colleague to join the conversation. */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return the letters that came in a contact after a cursor, which is the `seq` of an entry. */
        get: operations["letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/letters-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return what became of a contact's letters of ours, for its advisors. */
        get: operations["letters_out"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/letters/{letter}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return a letter in its own layout, as a page that runs nothing and fetches nothing. */
        get: operations["letter_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/line": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let somebody wait elsewhere; they keep the age they have. */
        put: operations["move"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell what became of the recordings of a call, and whether there may be one. */
        get: operations["recordings"];
        put?: never;
        /** Ask whoever is in the call whether it may be recorded; a repeat gets the first answer. */
        post: operations["ask_to_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a seeker who left the place they had. */
        post: operations["come_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/seat/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a colleague's conversation; a repeat changes nothing. */
        post: operations["get_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remember how far the reader has read. */
        post: operations["see"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the queues and the colleagues to which a contact can go: also those of its own agency. */
        get: operations["targets_of_contact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a seeker a copy of their conversation; asked again with nothing new in it, the first one is the answer. */
        post: operations["ask_for_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the contact on; it keeps its place in time. */
        post: operations["transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/turn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to ask for a call in turn; the place is kept where it is. A repeat of its id gets the first answer. */
        post: operations["ask_for_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/wrap-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Conclude the contact with its outcome. */
        post: operations["wrap_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/wrap-up/extension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a minute more for the wrap-up. */
        post: operations["extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/writing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an advisor go on in writing with whom they were to call; a repeat gets the first answer. */
        post: operations["go_on_in_writing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a session for a person of the demo agency, without a password. */
        post: operations["sign_in_demo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what the advisor declares. */
        put: operations["declare"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sit down beside the colleague who asks. */
        post: operations["join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave the colleague to it. */
        post: operations["stay_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the invitation back. */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/letterbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the address of the agency that is named (`agency`), else of the one that opened first. */
        get: operations["letterbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/letters-out/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a letter back while it is held, and its files for the next one; a repeat gets the first answer. */
        delete: operations["take_back"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an overseer the mailboxes of their agency and their quarantine. */
        get: operations["mail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail/quarantine/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return the bytes of a letter in quarantine, as they came. */
        get: operations["parked_bytes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mail/quarantine/{id}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a letter in quarantine be read again. */
        post: operations["try_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell a returning page who it is and where it was. */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/zone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody be elsewhere from now on: lists of times, and when they may be called, follow them there. */
        post: operations["say_where_i_am"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/motives/{id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what can be booked about a motive, day by day where the seeker is, from `from` (YYYY-MM-DD) on. */
        get: operations["free_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/my-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the sessions that one presents, moderates or oversees. */
        get: operations["my_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the contact on offer. */
        post: operations["accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the contact on offer go to somebody else. */
        post: operations["decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portfolio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show whom the advisor follows, who waits, and who replaces whom. */
        get: operations["portfolio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rearrangements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do in one go what is chosen for each booking; a repeat of its id gets the same one, and does nothing twice. */
        post: operations["rearrange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rearrangements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far a rearrangement has come. */
        get: operations["how_far"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/{id}/viewings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note who watches a recording, and why; a repeat gets the first answer. */
        post: operations["begin_to_watch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recordings/{id}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let one side say something about a recording: said again, it changes nothing. */
        post: operations["say_of_recording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seekers/{id}/referent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give the person an advisor of their own: oneself, a colleague, or nobody. */
        put: operations["entrust"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seekers/{id}/vulnerability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Note that the person needs an answer sooner, or no longer does. */
        put: operations["mark_vulnerable"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell which advisor is signed in. */
        get: operations["who"];
        put?: never;
        /** Open a session for a login and its password. */
        post: operations["sign_in"];
        /** End the session everywhere it is open. */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session-place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the session to somebody who has a place in it, and note that they are there. */
        get: operations["read_place"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session-place/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the place back that a link opens; somebody else may have it. */
        post: operations["give_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session-place/event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return the session as a file that calendars open. */
        get: operations["place_event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session-place/joins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let who has a place hear and see who presents. */
        post: operations["listen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session-place/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a question; a repeat of its id gets the first answer. */
        post: operations["ask_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what an agency announces: the one that is named, or the one that opened first. */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a session for all; said again, it changes nothing. */
        post: operations["end_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give somebody a place; a repeat of its id, or of the same seeker, gets the place they hold. */
        post: operations["take_place"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/questions/{question}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide about a question; a repeat gets the first answer. */
        post: operations["decide_on_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the stage; whoever is on it is heard by this. */
        get: operations["read_stage"];
        put?: never;
        /** Go on the stage, or take it over; said again, it changes nothing. */
        post: operations["go_live"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}/stage/joins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let who is on the stage be heard and seen. */
        post: operations["present"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the queues and the colleagues of the advisor's agency. */
        get: operations["targets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/timetable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show one's own days, from `from` (YYYY-MM-DD) on. */
        get: operations["my_timetable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/timetable/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the next booking of one's own, or the one whose hour has come. */
        get: operations["next_booking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/unanswered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an advisor what waits for a first answer in the queues they serve, but for what is on their own desk. */
        get: operations["unanswered"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/video/joins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer an offer: the media process of the room does, or another where that one is gone. */
        post: operations["enter_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/video/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody try, whoever they are. */
        post: operations["begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/video/trials/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer both offers; like a join, it holds no transaction while it waits for the media process. */
        post: operations["connect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/video/trials/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a trial; whoever is known to us has its result kept, with the appointment by whose link they came. */
        post: operations["conclude"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a video call and let it wait in the line of its motive. */
        post: operations["open_video"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/viewings/{id}/films/{seat}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Give a part of a film, as players ask for it: from a byte on, as much as one sealed piece holds. */
        get: operations["watch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell a guest where they stand: first load, reconnect and poll alike. */
        get: operations["read_visit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit/arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Knock; said again by the same page, it changes only the name. */
        post: operations["arrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave for good: the link is used up. */
        post: operations["end_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a line of a guest's; a repeat of its id gets the first answer. */
        post: operations["write_on_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give who sits a key to their seat. */
        post: operations["give_guest_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell a guest what is asked, and of what they have agreed to: while their link holds, even after they left. */
        get: operations["recordings_on_visit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visit/recordings/{id}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a guest say something about a recording; like the others', it holds no row while the process looks. */
        post: operations["say_on_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return the letters that went out last, as anybody reads them; in a demonstration only. */
        get: operations["outbox_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return one letter's twin in HTML, as its reader's program shows it; in a demonstration only. */
        get: operations["outbox_letter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Absence
         * @description An absence that is not over, and who answers meanwhile.
         */
        Absence: {
            ends_at: string;
            /** Format: uuid */
            id: string;
            reason: string | null;
            replaced_by: components["schemas"]["Person"] | null;
            starts_at: string;
        };
        /**
         * AbsenceCard
         * @description An absence that is not over, and who answers meanwhile.
         */
        AbsenceCard: {
            advisor: components["schemas"]["Person"];
            ends_at: string;
            /** Format: uuid */
            id: string;
            reason: string | null;
            replaced_by: components["schemas"]["Person"] | null;
            running: boolean;
            starts_at: string;
        };
        /**
         * Absences
         * @description Who is away or will be, the next first, and who could be.
         */
        Absences: {
            absences: components["schemas"]["AbsenceCard"][];
            people: components["schemas"]["Person"][];
        };
        /**
         * Advisor
         * @description The advisor who is signed in.
         */
        Advisor: {
            /** Format: uuid */
            id: string;
            languages: ("en" | "fr")[];
            name: string;
            /** @enum {unknown} */
            role: "administrator" | "advisor" | "supervisor";
        };
        /**
         * Again
         * @description News may have been missed; read again from your cursor.
         */
        Again: Record<string, never>;
        /**
         * Agency
         * @description The agency and its queues.
         */
        Agency: {
            address: string;
            demo: boolean;
            name: string;
            now: string;
            phone: string;
            queues: components["schemas"]["QueueCard"][];
            zone: string;
        };
        /**
         * AgencyDocument
         * @description An agency's form, its version, and what there is to say of it; sent back, the version that was seen.
         */
        AgencyDocument: {
            /** @default [] */
            findings: components["schemas"]["Finding"][];
            form: components["schemas"]["AgencyForm"];
            version: string;
        };
        /**
         * AgencyForm
         * @description A place with people, a zone, and days on which it is closed.
         */
        AgencyForm: {
            /** @default  */
            address: string;
            /** @default [] */
            closures: components["schemas"]["ClosureForm"][];
            /** @default null */
            department: string | null;
            name: string;
            /** @default  */
            phone: string;
            /** @default null */
            region: string | null;
            slug: string;
            /** @default Europe/Paris */
            zone: string;
        };
        /**
         * AgencyRow
         * @description An agency at a glance.
         */
        AgencyRow: {
            /** Format: uuid */
            id: string;
            name: string;
            people: number;
            region: string | null;
            slug: string;
            zone: string;
        };
        /**
         * AllDiaries
         * @description The diaries of an agency, and the advisors who have none yet.
         */
        AllDiaries: {
            /** Format: uuid */
            agency: string;
            diaries: components["schemas"]["DiaryRow"][];
            without: components["schemas"]["Person"][];
            zone: string;
        };
        /**
         * AllMailboxes
         * @description The mailboxes of an agency.
         */
        AllMailboxes: {
            mailboxes: components["schemas"]["MailboxRow"][];
        };
        /**
         * AllSessions
         * @description The sessions of an agency, the latest first, and who may present one.
         */
        AllSessions: {
            people: components["schemas"]["Person"][];
            sessions: components["schemas"]["SessionRow"][];
            zone: string;
        };
        /**
         * AllUnanswered
         * @description What waits in the queues of an advisor, the soonest promise first; `more` where there are still others.
         */
        AllUnanswered: {
            more: boolean;
            now: string;
            waiting: components["schemas"]["Unanswered"][];
        };
        /**
         * Answer
         * @description Which call is answered.
         */
        Answer: {
            /** Format: uuid */
            call: string;
        };
        /**
         * Appointment
         * @description An appointment as its seeker sees it. `state`:
         *
         *         - `held`: kept until `held_until` and theirs to confirm; `extensions_left` times it can be kept longer.
         *         - `booked`: we call at `starts_at`.
         *         - `due`: its hour has come; `contact` is the conversation.
         *         - `closed`: over, and `outcome` says how.
         *         - `lapsed`: it was held, and is no longer.
         *
         *         Without a `diary` it is a call in turn: `starts_at` is since when they wait.
         *         `again_at` is when they are called next, where that is not the hour that they booked: they were not reached, or in
         *         turn the night lies between.
         *         `way` is by what they want to be rung; in the `browser` it needs no number.
         *         `number` is only the end of the number; `proven` says that it was shown to be theirs, or the address where there is
         *         none, `proof_by` how a code comes, and `unsent` by what the last one could not be sent.
         *         `email` is written to once it is `proven`, by the code that came there.
         *         `instead_of` is whose diary it is in, where a colleague calls.
         *         `push` is there where a device can remind of it.
         *         `link` opens this appointment, and nothing else, for whoever has it. `code` is told in a demonstration alone.
         */
        Appointment: {
            again_at: string | null;
            agency: string;
            agency_zone: string;
            /** @default null */
            code: string | null;
            contact: string | null;
            diary: components["schemas"]["Diary"] | null;
            email: ("proven" | "unproven") | null;
            ends_at: string;
            extensions_left: number;
            held_until: string | null;
            /** Format: uuid */
            id: string;
            instead_of: components["schemas"]["Person"] | null;
            link: string | null;
            /** Format: uuid */
            motive: string;
            number: string | null;
            outcome: string | null;
            /** @enum {unknown} */
            proof_by: "letter" | "sms";
            proven: boolean;
            push: components["schemas"]["Push"] | null;
            reference: string;
            sequence: number;
            starts_at: string;
            /** @enum {unknown} */
            state: "booked" | "closed" | "due" | "held" | "lapsed";
            unsent: ("letter" | "sms") | null;
            /** @enum {unknown} */
            way: "browser" | "tel";
            zone: string;
        };
        /**
         * AppointmentDecided
         * @description An appointment and what became of it.
         */
        AppointmentDecided: {
            /** Format: uuid */
            id: string;
            outcome: string | null;
            state: string;
        };
        /**
         * Appointments
         * @description A seeker's appointments: those to come first, the latest of those that are over after them.
         */
        Appointments: {
            appointments: components["schemas"]["Appointment"][];
        };
        /**
         * Arrival
         * @description How the others are to call whoever comes.
         */
        Arrival: {
            name: string;
        };
        /**
         * Attachment
         * @description A file beside the words it came with.
         */
        Attachment: {
            /** Format: uuid */
            id: string;
            inline: boolean;
            media_type: string;
            name: string;
            size: number;
        };
        /**
         * Attempt
         * @description One attempt to reach somebody: when, by whom, and how it ended; None while it is under way.
         */
        Attempt: {
            at: string;
            by: string;
            outcome: string | null;
        };
        /**
         * Board
         * @description The whole board of an agency.
         */
        Board: {
            advisors: components["schemas"]["BoardAdvisor"][];
            contacts: components["schemas"]["Counts"];
            now: string;
            queues: components["schemas"]["BoardQueue"][];
            waiting: components["schemas"]["BoardWaiting"][];
        };
        /**
         * BoardAdvisor
         * @description An advisor at a glance.
         */
        BoardAdvisor: {
            capacity: number;
            contacts: number;
            /** Format: uuid */
            id: string;
            name: string;
            reason: string | null;
            since: string;
            /** @enum {unknown} */
            state: "available" | "away" | "break" | "busy" | "disconnected" | "full" | "not_responding";
            used: number;
        };
        /**
         * BoardQueue
         * @description A queue at a glance.
         */
        BoardQueue: {
            active: number;
            free: number;
            /** Format: uuid */
            id: string;
            longest_since: string | null;
            name: components["schemas"]["Words"];
            offered: number;
            on_duty: number;
            open: boolean;
            peak_until: string | null;
            promise: number;
            today: components["schemas"]["Today"] | null;
            units: number;
            units_used: number;
            waiting: number;
        };
        /**
         * BoardWaiting
         * @description Somebody who waits.
         */
        BoardWaiting: {
            here: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            language: "en" | "fr";
            motive: components["schemas"]["Words"];
            offered_to: string | null;
            promise: number;
            queue: components["schemas"]["Words"];
            reference: string;
            seeker: string;
            since: string;
            /** @enum {unknown} */
            state: "offered" | "waiting";
            why: components["schemas"]["Words"] | null;
        };
        /**
         * BookingCard
         * @description A booking as its advisor sees it. `starts_at` is when they are called: later than agreed when `again`.
         *
         *         `way` is by what they want to be rung. `contact` is the conversation that it has become, once its hour has come.
         */
        BookingCard: {
            again: boolean;
            contact: string | null;
            desk: components["schemas"]["Words"] | null;
            ends_at: string;
            /** Format: uuid */
            id: string;
            motive: components["schemas"]["Words"];
            outcome: string | null;
            reference: string;
            seeker: string;
            starts_at: string;
            /** @enum {unknown} */
            state: "booked" | "closed" | "due";
            /** @enum {unknown} */
            way: "browser" | "tel";
        };
        /**
         * BookingHit
         * @description A booking whose advisor is away at its hour, or at that of a later attempt; what disturbs least comes first.
         */
        BookingHit: {
            ends_at: string;
            /** Format: uuid */
            id: string;
            motive: components["schemas"]["Words"];
            reference: string;
            seeker: string;
            starts_at: string;
            ways: components["schemas"]["Way"][];
        };
        /**
         * BookingsHit
         * @description Whom an absence would leave waiting; `shared` bookings of desks go to colleagues on their day, by themselves.
         */
        BookingsHit: {
            advisor: components["schemas"]["Person"];
            bookings: components["schemas"]["BookingHit"][];
            shared: number;
            zone: string;
        };
        /**
         * Calendar
         * @description What the calendar says of an advisor now, until when, and who answers for them meanwhile.
         */
        Calendar: {
            here: boolean;
            /** @default null */
            reason: string | null;
            /** @default null */
            replaced_by: components["schemas"]["Person"] | null;
            /** @default null */
            until: string | null;
            /** @default null */
            why: ("absent" | "off_hours") | null;
        };
        /**
         * Call
         * @description An attempt: the number to dial (`tel`, E.164) and as people read it, which attempt it is, and how it ended.
         *
         *         By `browser` it shows no number, and says when they have answered, which a telephone does not.
         *         `again_at` says when the person is tried again, once they were not reached; after the third time a person decides.
         */
        Call: {
            again_at: string | null;
            answered_at: string | null;
            /** Format: uuid */
            appointment: string;
            began_at: string;
            /** Format: uuid */
            id: string;
            nth: number;
            number: string;
            outcome: string | null;
            tel: string;
            /** @enum {unknown} */
            way: "browser" | "tel";
        };
        /**
         * CallBackNews
         * @description A call-back stands otherwise than before: read it again. `contact` is what it has become, if it has.
         */
        CallBackNews: {
            /** Format: uuid */
            appointment: string;
            contact: string | null;
        };
        /**
         * CallBacksWatched
         * @description What a supervisor has to look at, the most pressing first, and to whom a booking can be given.
         *
         *         `more` are not in the list: there are that many beside it.
         */
        CallBacksWatched: {
            call_backs: components["schemas"]["WatchedCallBack"][];
            more: number;
            now: string;
            people: components["schemas"]["Person"][];
        };
        /**
         * CallEnded
         * @description What came of an attempt, in one click.
         */
        CallEnded: {
            /** @enum {unknown} */
            outcome: "busy" | "no_answer" | "reached" | "voicemail" | "wrong_number";
        };
        /**
         * CallNews
         * @description What became of a call: one was let in; one in a `seat` is here, silent or gone; all are to join again.
         *
         *         `guests`: somebody was invited, knocks, sits or has left; who it concerns reads who is there.
         */
        CallNews: {
            /** Format: uuid */
            contact: string;
            /** @default null */
            seat: string | null;
            /** @enum {unknown} */
            state: "admitted" | "displaced" | "gone" | "guests" | "here" | "silent";
        };
        /**
         * CallQuality
         * @description How calls went over some days: in all, by day, and what for; `joined_ms` is the median until both were in.
         *
         *         `relayed` are those of which one side at least had to go through a relay.
         */
        CallQuality: {
            all: components["schemas"]["CallsCounted"];
            days: components["schemas"]["CallsOfDay"][];
            falls: components["schemas"]["FallCounted"][];
            joined_ms: number | null;
            relayed: number;
            troubled: components["schemas"]["TroubledCall"][];
        };
        /**
         * Calls
         * @description The attempts that were made in a contact, in order; the number is shown of one's own alone.
         *
         *         `way`: by what they want to be rung; `telephone`: we know a number of theirs; `zone`: their clocks.
         *         `here`: they wait on a page of ours, and can be rung there. `writable`: they were written with a moment ago, and can
         *         be again, for they have not been rung yet.
         */
        Calls: {
            calls: components["schemas"]["Call"][];
            here: boolean;
            telephone: boolean;
            /** @enum {unknown} */
            way: "browser" | "tel";
            writable: boolean;
            zone: string | null;
        };
        /**
         * CallsCounted
         * @description How many calls went how; each is counted once, `untold` are those of which neither side has told.
         *
         *         `first_try`: both were in at once, and stayed. `again`: it took several tries, or was interrupted. `fell_back`: it
         *         went on with less. `failed_…`: on that side neither sound nor picture ever came through.
         */
        CallsCounted: {
            again: number;
            calls: number;
            failed_both: number;
            failed_ours: number;
            failed_theirs: number;
            fell_back: number;
            first_try: number;
            untold: number;
        };
        /**
         * CallsOfDay
         * @description The calls that ended on one day of the agency's.
         */
        CallsOfDay: {
            counted: components["schemas"]["CallsCounted"];
            /** Format: date */
            day: string;
        };
        /**
         * CallWent
         * @description How a call went, in one line; none where neither side has told.
         */
        CallWent: {
            says: components["schemas"]["Words"] | null;
        };
        /**
         * Card
         * @description A contact on the advisor's hands: their own, or a colleague's beside whom they sit.
         */
        Card: {
            answer_by: string | null;
            attended: boolean;
            contact: components["schemas"]["Contact"];
            extensions_left: number;
            guest: boolean;
            last: components["schemas"]["Entry"] | null;
            silent_since: string | null;
            unread: number;
            wrap_up_due_at: string | null;
        };
        /**
         * Change
         * @description One thing that would be added, changed or retired.
         */
        Change: {
            fields: components["schemas"]["FieldChange"][];
            /** @enum {unknown} */
            how: "added" | "changed" | "retired";
            /** @enum {unknown} */
            kind: "agencies" | "people" | "queues" | "regions" | "skills";
            name: string;
        };
        /**
         * Changes
         * @description What a file would change, and what would not work; `version` is the house as it is now.
         */
        Changes: {
            changes: components["schemas"]["Change"][];
            findings: components["schemas"]["Finding"][];
            version: string;
        };
        /**
         * ChannelRow
         * @description A kind of contact, and what it takes of an advisor.
         */
        ChannelRow: {
            exclusive: boolean;
            kind: string;
            units: number;
        };
        /**
         * Choice
         * @description A code and its label.
         */
        Choice: {
            code: string;
            label: components["schemas"]["Words"];
        };
        /**
         * ChosenWay
         * @description What is chosen for one booking; `was_at` is its hour as it was shown.
         */
        ChosenWay: {
            /** @default null */
            advisor: string | null;
            /** Format: uuid */
            appointment: string;
            /** @default null */
            starts_at: string | null;
            was_at: string;
            /** @enum {unknown} */
            way: "ask" | "move" | "reassign";
        };
        /**
         * ClosureForm
         * @description A day, or a span of it, that is not as the week says: closed, or open out of turn.
         */
        ClosureForm: {
            /** Format: date */
            day: string;
            /** @default false */
            is_open: boolean;
            label: string;
            /** @default null */
            span: string | null;
        };
        /**
         * CodeSaid
         * @description The code that came.
         */
        CodeSaid: {
            code: string;
        };
        /**
         * Colleague
         * @description An advisor to whom a contact can go: whether they are there, what they hold, which queues they serve.
         */
        Colleague: {
            capacity: number;
            /** Format: uuid */
            id: string;
            name: string;
            presence: components["schemas"]["Presence"];
            serves: string[];
            used: number;
        };
        /**
         * Company
         * @description Who is in a call, and who was asked to it.
         */
        Company: {
            guests: components["schemas"]["Guest"][];
            people: components["schemas"]["InCall"][];
        };
        /**
         * Console
         * @description The whole console.
         */
        Console: {
            capacity: number;
            contacts: components["schemas"]["Card"][];
            duty: components["schemas"]["Duty"];
            invitations: components["schemas"]["Invitation"][];
            limits: components["schemas"]["Limits"];
            me: components["schemas"]["Advisor"];
            now: string;
            offer: components["schemas"]["Offer"] | null;
            outcomes: components["schemas"]["Choice"][];
            presence: components["schemas"]["Presence"];
            queues: components["schemas"]["Target"][];
            reasons: components["schemas"]["Choice"][];
            used: number;
        };
        /**
         * Contact
         * @description A contact as one side sees it.
         */
        Contact: {
            active_at: string | null;
            advisor: components["schemas"]["Person"] | null;
            channel: string;
            continues: string | null;
            ended_at: string | null;
            first_enqueued_at: string;
            guests: components["schemas"]["Person"][];
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            language: "en" | "fr";
            motive: components["schemas"]["Words"];
            open: boolean;
            opened_at: string;
            opens_at: string | null;
            place: number | null;
            question: components["schemas"]["Question"] | null;
            queue: components["schemas"]["Words"];
            reference: string;
            return_until: string | null;
            seeker: components["schemas"]["Seeker"];
            seen_by_advisor: number;
            seen_by_seeker: number;
            staffed: boolean;
            /** @enum {unknown} */
            state: "abandoned" | "active" | "closed" | "offered" | "waiting" | "wrapping";
            wait: components["schemas"]["Wait"] | null;
        };
        /**
         * Conversation
         * @description A contact and its entries after a cursor: the same answer for first load, reconnect and poll.
         */
        Conversation: {
            contact: components["schemas"]["Contact"];
            cursor: number;
            entries: components["schemas"]["Entry"][];
            more: boolean;
        };
        /**
         * Counts
         * @description Contacts in each state; the ended ones since midnight in the agency's zone.
         */
        Counts: {
            /** @default 0 */
            abandoned_today: number;
            /** @default 0 */
            active: number;
            /** @default 0 */
            closed_today: number;
            /** @default 0 */
            offered: number;
            /** @default 0 */
            waiting: number;
            /** @default 0 */
            wrapping: number;
        };
        /**
         * Credentials
         * @description A login and its password.
         */
        Credentials: {
            login: string;
            password: string;
        };
        /**
         * Crew
         * @description How many of those who fit do the same thing now.
         */
        Crew: {
            doing: string;
            number: number;
        };
        /**
         * Day
         * @description The spans of a weekday; 0 is Monday.
         */
        Day: {
            spans: components["schemas"]["Span"][];
            weekday: number;
        };
        /**
         * DayDrawn
         * @description A day of the picture: when it is open, as `09:00-12:30`, and how that is cut.
         */
        DayDrawn: {
            /** Format: date */
            day: string;
            hours: string[];
            slots: components["schemas"]["SlotDrawn"][];
        };
        /**
         * Decision
         * @description What became of an appointment, by somebody who knows.
         */
        Decision: {
            /** @enum {unknown} */
            outcome: "absent" | "excused" | "failed_ours" | "failed_theirs" | "failed_undetermined" | "honoured";
        };
        /**
         * Declaration
         * @description What the advisor declares, now or after the contacts on their hands.
         */
        Declaration: {
            /** @default false */
            after_current: boolean;
            /** @enum {unknown} */
            declared: "available" | "away" | "break";
            /** @default null */
            reason: string | null;
        };
        /**
         * DemoLogin
         * @description Which person of the demo agency to be.
         */
        DemoLogin: {
            login: string;
        };
        /**
         * DemoPerson
         * @description Somebody of the demo agency whom one click signs in.
         */
        DemoPerson: {
            about: components["schemas"]["Words"];
            login: string;
            name: string;
            role: string;
        };
        /**
         * DeskCard
         * @description A session as those who present, moderate or oversee it find it: how many hold places, and what they do in it.
         */
        DeskCard: {
            /** @enum {unknown} */
            role: "moderator" | "overseer" | "presenter";
            session: components["schemas"]["SessionCard"];
            taken: number;
        };
        /**
         * Destination
         * @description In which line somebody waits from now on, and whom it asks first; what is left out stays as it is.
         */
        Destination: {
            /** @default null */
            advisor: string | null;
            /** @default null */
            queue: string | null;
        };
        /**
         * Diary
         * @description Whose diary it is: an advisor's, or a desk's by its name.
         */
        Diary: {
            advisor: components["schemas"]["Person"] | null;
            desk: components["schemas"]["Words"] | null;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "desk" | "referent";
        };
        /**
         * DiaryDocument
         * @description A diary as it stands; `version` changes with it.
         */
        DiaryDocument: {
            findings: components["schemas"]["Finding"][];
            form: components["schemas"]["DiaryForm"];
            version: string;
        };
        /**
         * DiaryEdit
         * @description A diary as it should be, and the version on which that is founded; empty for a new one.
         */
        DiaryEdit: {
            form: components["schemas"]["DiaryForm"];
            version: string;
        };
        /**
         * DiaryForm
         * @description An advisor's diary, or a desk's: its hours by the clocks of the agency, and how they are cut.
         *
         *         `horizon` is in days; the other lengths are written as `30 min`. A desk has a name, seats and motives.
         */
        DiaryForm: {
            /** @default null */
            advisor: string | null;
            /** @default 0 min */
            after: string;
            /** @default 0 min */
            before: string;
            /** @default [] */
            closures: components["schemas"]["ClosureForm"][];
            /** @default 60 */
            horizon: number;
            /** @enum {unknown} */
            kind: "desk" | "referent";
            /** @default 2 h */
            lead: string;
            /** @default 30 min */
            length: string;
            /** @default [] */
            motives: string[];
            name?: components["schemas"]["Words"];
            /** @default 1 */
            seats: number;
            /** @default 30 min */
            step: string;
            week?: components["schemas"]["WeekForm"];
        };
        /**
         * DiaryPreview
         * @description What next week would look like, what would be wrong, and which bookings would be stranded.
         */
        DiaryPreview: {
            days: components["schemas"]["DayDrawn"][];
            findings: components["schemas"]["Finding"][];
            seats: number;
            stranded: components["schemas"]["Stranded"][];
            zone: string;
        };
        /**
         * DiaryRow
         * @description A diary in the list: whose it is, its next free time, and how many bookings are to come.
         */
        DiaryRow: {
            advisor: components["schemas"]["Person"] | null;
            booked: number;
            free_at: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "desk" | "referent";
            name: components["schemas"]["Words"] | null;
            seats: number;
        };
        /**
         * DiaryVersion
         * @description The version on which a deed is founded.
         */
        DiaryVersion: {
            version: string;
        };
        /**
         * DryRun
         * @description Who would get it now, and then, ring by ring.
         */
        DryRun: {
            asks: components["schemas"]["SkillAsked"][];
            exclusive: boolean;
            now: string;
            open: boolean;
            opens_at: string | null;
            promise: number;
            rings: components["schemas"]["RingForecast"][];
            units: number;
        };
        /**
         * Duty
         * @description What the advisor declares.
         */
        Duty: {
            /** @enum {unknown} */
            declared: "available" | "away" | "break" | "not_responding";
            misses: number;
            next: components["schemas"]["NextDuty"] | null;
            reason: string | null;
            since: string;
        };
        /**
         * Earlier
         * @description The earlier contacts of a person, the latest first.
         */
        Earlier: {
            contacts: components["schemas"]["Past"][];
        };
        /**
         * Entrance
         * @description A key to a seat, for five minutes and one use; and the relays through which the way may lead.
         */
        Entrance: {
            key: string;
            relays: components["schemas"]["IceServer"][];
        };
        /**
         * Entry
         * @description One entry of the timeline; `after` is the seq before it that this reader may see.
         */
        Entry: {
            after: number;
            /** @enum {unknown} */
            author: "advisor" | "guest" | "house" | "seeker";
            author_name: string | null;
            body: string;
            /** Format: uuid */
            contact: string;
            event: components["schemas"]["Happening"] | null;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "event" | "line" | "note";
            seq: number;
            taken_back: boolean;
            written_at: string;
        };
        /**
         * Expected
         * @description How it stands with a call for whoever waits for it on a page. `standing`:
         *
         *         - `early`: we call at `at`.
         *         - `soon`: it is time; an advisor will ring in a moment.
         *         - `ringing`: the page rings for `call`, until `until`.
         *         - `talking`: `call` was answered, and both can hear each other.
         *         - `telephone`: they are being called by telephone.
         *         - `over`: there is nothing to wait for any more.
         *
         *         `reachable` says that we know a number, and can telephone where this page does not do.
         */
        Expected: {
            advisor: string | null;
            agency: string;
            agency_zone: string;
            at: string;
            call: string | null;
            now: string;
            reachable: boolean;
            /** @enum {unknown} */
            standing: "early" | "over" | "ringing" | "soon" | "talking" | "telephone";
            until: string | null;
            zone: string;
        };
        /**
         * Fall
         * @description What a page has gone on with, by itself, and what had failed.
         */
        Fall: {
            /** @enum {unknown} */
            to: "sound" | "writing";
            /** @enum {unknown} */
            why: "denied" | "no_camera" | "no_devices" | "no_line" | "weak";
        };
        /**
         * FallCounted
         * @description How often a side went on with less for one reason.
         */
        FallCounted: {
            calls: number;
            /** @enum {unknown} */
            side: "ours" | "theirs";
            /** @enum {unknown} */
            why: "denied" | "no_camera" | "no_devices" | "no_line" | "weak";
        };
        /**
         * FieldChange
         * @description One field, as it was and as it would be.
         */
        FieldChange: {
            becomes: string;
            field: string;
            was: string;
        };
        /**
         * Film
         * @description Whose film it is, and how many bytes it has.
         */
        Film: {
            seat: string;
            size: number;
        };
        /**
         * Finding
         * @description What is wrong or doubtful with one field of what was sent, and why.
         */
        Finding: {
            at: string;
            en: string;
            fr: string;
            /** @enum {unknown} */
            level: "error" | "warning";
        };
        /**
         * Followed
         * @description Somebody whom the advisor follows; `why` says what keeps them waiting, where that is known.
         */
        Followed: {
            contacts: number;
            /** Format: uuid */
            id: string;
            last: components["schemas"]["LastContact"] | null;
            name: string;
            vulnerable: boolean;
            waiting: boolean;
            why: components["schemas"]["Words"] | null;
        };
        /**
         * Guest
         * @description One who was asked by a link: not come yet, knocking, or seated.
         */
        Guest: {
            /** @enum {unknown} */
            by: "advisor" | "seeker";
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "companion" | "interpreter" | "relay";
            name: string;
            /** @enum {unknown} */
            state: "asked" | "knocking" | "seated";
        };
        /**
         * GuestAsked
         * @description The link for one person, to be sent or read to them.
         */
        GuestAsked: {
            /** Format: uuid */
            id: string;
            link: string;
        };
        /**
         * GuestLine
         * @description A line that a guest has written; the id is the page's own.
         */
        GuestLine: {
            body: string;
            /** Format: uuid */
            id: string;
        };
        /**
         * HandOver
         * @description Who goes on; without a name, the colleague who sat down first.
         */
        HandOver: {
            /** Format: uuid */
            id: string;
            /** @default null */
            to: string | null;
        };
        /**
         * Happened
         * @description What happened, in order of time; so many days after each it is erased.
         */
        Happened: {
            days: number;
            happenings: components["schemas"]["Noted"][];
        };
        /**
         * Happening
         * @description What happened, for the page to say in the reader's language.
         */
        Happening: {
            /** @enum {unknown} */
            by: "advisor" | "guest" | "house" | "seeker";
            /** @enum {unknown} */
            code: "call_proposed" | "came_back" | "closed" | "copied" | "ended" | "got_up" | "handed_over" | "joined" | "left" | "opened" | "overflowed" | "recording_asked" | "recording_began" | "recording_cut" | "recording_ended" | "recording_expired" | "recording_paused" | "recording_refused" | "recording_resumed" | "recording_unanswered" | "recording_withdrawn" | "requeued" | "sat_down" | "sent_by_letter" | "taken_back" | "taken_back_unread" | "transferred" | "went_on";
            /** @default null */
            entry: string | null;
            /** @default null */
            name: string | null;
            /** @default null */
            queue: components["schemas"]["Words"] | null;
            /** @default null */
            to: string | null;
        };
        /**
         * Here
         * @description A page says that it is open, and what it has found of the microphone.
         */
        Here: {
            /** @enum {unknown} */
            microphone: "missing" | "refused" | "untried" | "works";
        };
        /**
         * IceServer
         * @description A relay and how to be let in, as RTCIceServer takes it.
         */
        IceServer: {
            credential: string;
            urls: string[];
            username: string;
        };
        /**
         * Imagined
         * @description A contact that might come: for which queue and motive, in which language, over which channel, from whom.
         */
        Imagined: {
            channel: string;
            /** @enum {unknown} */
            language: "en" | "fr";
            /** @default null */
            motive: string | null;
            /** Format: uuid */
            queue: string;
            /** @default null */
            referent: string | null;
            /** @default false */
            vulnerable: boolean;
        };
        /**
         * InCall
         * @description Somebody in a call; `kind` is as what they came, where they came by a link.
         */
        InCall: {
            /** @default null */
            kind: ("companion" | "interpreter" | "relay") | null;
            name: string;
            seat: components["schemas"]["Seat"];
        };
        /**
         * Invitation
         * @description An invitation: by whom, to whom, into which conversation, until when.
         */
        Invitation: {
            /** Format: uuid */
            contact: string;
            due_at: string;
            guest: components["schemas"]["Person"];
            host: components["schemas"]["Person"];
            /** Format: uuid */
            id: string;
            made_at: string;
            motive: components["schemas"]["Words"];
            note: string;
            seeker: components["schemas"]["Seeker"];
        };
        /**
         * InvitationGone
         * @description An invitation that is over, and how.
         */
        InvitationGone: {
            /** Format: uuid */
            contact: string;
            /** Format: uuid */
            guest: string;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            reason: "accepted" | "declined" | "expired" | "withdrawn";
        };
        /**
         * Invite
         * @description Whom to ask, and a word for them.
         */
        Invite: {
            /** Format: uuid */
            guest: string;
            /** Format: uuid */
            id: string;
            /** @default  */
            note: string;
        };
        /**
         * InWriting
         * @description An advisor would rather write, with a word to say so, or none; the id is that of the word.
         */
        InWriting: {
            /** Format: uuid */
            id: string;
            /** @default  */
            word: string;
        };
        /**
         * Joined
         * @description The answer to an offer.
         */
        Joined: {
            answer: string;
            /** Format: uuid */
            id: string;
        };
        /**
         * KeyGiven
         * @description A key to a seat, for five minutes and one use; and the relays through which the way may lead.
         */
        KeyGiven: {
            key: string;
            relays: components["schemas"]["IceServer"][];
            seat: components["schemas"]["Seat"];
        };
        /**
         * LastContact
         * @description The last time the person came: when, over what, about what, and with whom.
         */
        LastContact: {
            advisor: string | null;
            channel: string;
            /** Format: uuid */
            id: string;
            motive: components["schemas"]["Words"];
            opened_at: string;
            state: string;
        };
        /**
         * Letterbox
         * @description The address of an agency; None where no mailbox of its is read.
         */
        Letterbox: {
            address: string | null;
        };
        /**
         * LetterIn
         * @description A letter that came, beside the entry that holds its words.
         */
        LetterIn: {
            attachments: components["schemas"]["Attachment"][];
            automatic: boolean;
            cc: string[];
            cut: boolean;
            /** Format: uuid */
            entry: string;
            formatted: boolean;
            /** Format: uuid */
            id: string;
            passages: components["schemas"]["Passage"][];
            sender: string;
            stranger: boolean;
            subject: string;
            subject_changed: boolean;
            to: string[];
            verified: boolean | null;
        };
        /**
         * LetterOut
         * @description A letter of ours on its way; `why` is a code, for the page to say in the reader's language.
         */
        LetterOut: {
            attempts: number;
            /** Format: uuid */
            contact: string;
            due_at: string;
            entry: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            purpose: "receipt" | "reply" | "transcript" | "unread";
            settled_at: string | null;
            /** @enum {unknown} */
            state: "bounced" | "cancelled" | "failed" | "held" | "sending" | "sent" | "waiting";
            subject: string;
            to: string;
            why: string | null;
        };
        /**
         * LettersIn
         * @description The letters that came in a contact, beside its entries after a cursor.
         */
        LettersIn: {
            cursor: number;
            letters: components["schemas"]["LetterIn"][];
            more: boolean;
        };
        /**
         * LettersOut
         * @description A contact's letters of ours, and what the next one would begin and end with; None where nobody has an address.
         */
        LettersOut: {
            letters: components["schemas"]["LetterOut"][];
            now: string;
            signature: string;
            subject: string | null;
            to: string | null;
        };
        /**
         * Limits
         * @description What an advisor holds themselves to, and the most they may choose.
         */
        Limits: {
            capacity: number;
            channels: {
                [key: string]: number;
            };
            most: number;
            most_by_channel: {
                [key: string]: number;
            };
            weights: {
                [key: string]: number;
            };
        };
        /**
         * Mail
         * @description The mailboxes of an agency, how its letters leave where they do not, and what is in quarantine.
         */
        Mail: {
            mailboxes: components["schemas"]["Mailbox"][];
            parked: components["schemas"]["Parked"][];
            relay: components["schemas"]["Relay"] | null;
        };
        /**
         * Mailbox
         * @description How well a mailbox is read.
         */
        Mailbox: {
            address: string;
            failing_since: string | null;
            failure: string | null;
            kind: string;
            last_seen_at: string | null;
            name: string;
            quarantined: number;
            waiting: number;
        };
        /**
         * MailboxDocument
         * @description A mailbox's form, its version, and what there is to say of it.
         */
        MailboxDocument: {
            /** @default [] */
            findings: components["schemas"]["Finding"][];
            form: components["schemas"]["MailboxForm"];
            version: string;
        };
        /**
         * MailboxForm
         * @description A mailbox as it is set up; without a server its letters come by our door.
         *
         *         A password is never here: only the name of the variable that gives it to the mail process.
         */
        MailboxForm: {
            address: string;
            /** @enum {unknown} */
            language: "en" | "fr";
            motive: string | null;
            name: string;
            paused: boolean;
            secret: string;
            server: string;
            signature: components["schemas"]["Words"];
            takes_plus: boolean;
        };
        /**
         * MailboxRow
         * @description A mailbox at a glance, and how well it is read; `asked` while the mail process is to look again.
         */
        MailboxRow: {
            address: string;
            asked: boolean;
            failing_since: string | null;
            failure: string | null;
            fetched: boolean;
            /** Format: uuid */
            id: string;
            last_seen_at: string | null;
            name: string;
            paused: boolean;
        };
        /**
         * Me
         * @description The seeker who asks, the contact to come back to, and the advisor who follows them.
         */
        Me: {
            contact: string | null;
            /** @default null */
            referent: components["schemas"]["Person"] | null;
            seeker: components["schemas"]["Person"] | null;
        };
        /**
         * Motive
         * @description A reason to come.
         */
        Motive: {
            /** Format: uuid */
            id: string;
            label: components["schemas"]["Words"];
        };
        /**
         * MotiveForm
         * @description A reason to come, in the seeker's words.
         */
        MotiveForm: {
            label: components["schemas"]["Words"];
            /** @default null */
            promise: string | null;
            /** @default {} */
            skills: {
                [key: string]: number;
            };
            slug: string;
        };
        /**
         * MySessions
         * @description The sessions that are to come or under way, in which somebody has something to do; the next one first.
         */
        MySessions: {
            sessions: components["schemas"]["DeskCard"][];
        };
        /**
         * NewAbsence
         * @description From when until when, why, and who answers meanwhile.
         */
        NewAbsence: {
            ends_at: string;
            /** Format: uuid */
            id: string;
            /** @default null */
            reason: ("elsewhere" | "leave" | "training") | null;
            /** @default null */
            replaced_by: string | null;
            starts_at: string;
        };
        /**
         * NewAdvisor
         * @description Who calls instead.
         */
        NewAdvisor: {
            /** Format: uuid */
            advisor: string;
        };
        /**
         * NewAppointment
         * @description A time to keep; the id is the page's own. The name is for whoever comes without a session.
         *
         *         The zone counts where we do not know where they are.
         */
        NewAppointment: {
            /** @default null */
            continues: string | null;
            /** Format: uuid */
            diary: string;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            language: "en" | "fr";
            /** Format: uuid */
            motive: string;
            /** @default null */
            name: string | null;
            starts_at: string;
            zone: string;
        };
        /**
         * NewCall
         * @description An attempt, and by what they are rung; the id is the console's own.
         */
        NewCall: {
            /** Format: uuid */
            id: string;
            /**
             * @default tel
             * @enum {unknown}
             */
            way: "browser" | "tel";
        };
        /**
         * NewChat
         * @description What a seeker says before the first word; the id is the page's own.
         */
        NewChat: {
            /** @default null */
            email: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            language: "en" | "fr";
            /** Format: uuid */
            motive: string;
            name: string;
        };
        /**
         * NewDevice
         * @description A browser that takes messages of ours (Push API, PushSubscription.toJSON); the id is the page's own.
         */
        NewDevice: {
            auth: string;
            endpoint: string;
            /** Format: uuid */
            id: string;
            p256dh: string;
        };
        /**
         * NewEntry
         * @description A line for the other side, or a note among colleagues.
         */
        NewEntry: {
            /** @default [] */
            attachments: string[];
            body: string;
            /** Format: uuid */
            id: string;
            /**
             * @default line
             * @enum {unknown}
             */
            kind: "line" | "note";
            /** @default null */
            seen: number | null;
        };
        /**
         * NewGuest
         * @description Who is to be asked; the id is the page's own.
         */
        NewGuest: {
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "companion" | "interpreter" | "relay";
        };
        /**
         * NewJoin
         * @description A browser's offer, with the key of its seat; the id is the page's own.
         *
         *         `mends` where the offer is for a connection that it has and that was interrupted: where nobody here knows it any
         *         more, it is refused as unanswerable, and the page begins a new one.
         */
        NewJoin: {
            /** Format: uuid */
            id: string;
            key: string;
            /** @default false */
            mends: boolean;
            offer: string;
        };
        /**
         * NewLimits
         * @description The units to hold at once, and how many contacts of a channel at most.
         */
        NewLimits: {
            capacity: number;
            channels: {
                [key: string]: number;
            };
        };
        /**
         * NewPeak
         * @description A peak to announce: for which queue, from when until when, and what is other than usual meanwhile.
         */
        NewPeak: {
            ends_at: string;
            /** Format: uuid */
            id: string;
            /** @default null */
            message: components["schemas"]["PeakMessage"] | null;
            /** @default [] */
            overflow: string[];
            /** @default true */
            publishes_waits: boolean;
            /** Format: uuid */
            queue: string;
            starts_at: string;
            /** @default null */
            week: components["schemas"]["WeekForm"] | null;
        };
        /**
         * NewPlace
         * @description Who wants to listen; the id is the page's own. A seeker is called as we know them, if they say nothing else.
         *
         *         Who leaves an address is reminded there; `zone` is where they are, for whom we do not know better.
         */
        NewPlace: {
            /** @default null */
            email: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            language: "en" | "fr";
            /** @default null */
            name: string | null;
            zone: string;
        };
        /**
         * NewQuestion
         * @description What somebody asks; the id is the page's own. An `anonymous` one is shown without their first name.
         */
        NewQuestion: {
            /** @default false */
            anonymous: boolean;
            body: string;
            /** Format: uuid */
            id: string;
        };
        /**
         * NewRearrangement
         * @description What to do with the bookings of an absence; the id is the page's own.
         */
        NewRearrangement: {
            /** Format: uuid */
            advisor: string;
            choices: components["schemas"]["ChosenWay"][];
            ends_at: string;
            /** Format: uuid */
            id: string;
            starts_at: string;
        };
        /**
         * NewRecording
         * @description The question whether a call may be recorded, under an id of the page's own.
         */
        NewRecording: {
            /** Format: uuid */
            id: string;
        };
        /**
         * NewReport
         * @description What a page has counted since it opened, times in milliseconds; the id is the page's own.
         */
        NewReport: {
            away: number;
            failures: number;
            fair: number;
            held: number;
            /** Format: uuid */
            id: string;
            interruptions: number;
            joined: number | null;
            lost: number;
            poor: number;
            received: number;
            trip: number;
            up: number;
            /** @enum {unknown} */
            way: "direct" | "relay_tcp" | "relay_tls" | "relay_udp" | "unknown";
        };
        /**
         * NewTime
         * @description Another time, in the same diary or in another.
         */
        NewTime: {
            /** Format: uuid */
            diary: string;
            starts_at: string;
        };
        /**
         * NewTranscript
         * @description Where the copy goes; the address given before, where there is none.
         */
        NewTranscript: {
            /** @default null */
            email: string | null;
        };
        /**
         * NewTrial
         * @description A trial; the id is the page's own.
         */
        NewTrial: {
            /** Format: uuid */
            id: string;
        };
        /**
         * NewTurn
         * @description Somebody who waits, or talks, would rather be called; the id is the page's own, the zone is its.
         *
         *         The zone counts where we do not know where they are.
         */
        NewTurn: {
            /** Format: uuid */
            id: string;
            zone: string;
        };
        /**
         * NewVideo
         * @description What a seeker says before the call; the id is the page's own.
         */
        NewVideo: {
            /** @default null */
            email: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            language: "en" | "fr";
            /** Format: uuid */
            motive: string;
            name: string;
        };
        /**
         * NewViewing
         * @description Why somebody wants to watch a recording; the id is the page's own.
         */
        NewViewing: {
            /** Format: uuid */
            id: string;
            reason: string;
        };
        /**
         * NewWay
         * @description A browser's offer; the id is the page's own. `mends` where it is for a connection that was interrupted.
         */
        NewWay: {
            /** Format: uuid */
            id: string;
            /** @default false */
            mends: boolean;
            offer: string;
        };
        /**
         * NextBooking
         * @description The next booking of an advisor, if there is one.
         */
        NextBooking: {
            next: components["schemas"]["BookingCard"] | null;
        };
        /**
         * NextDuty
         * @description What comes once the advisor's hands are empty.
         */
        NextDuty: {
            /** @enum {unknown} */
            declared: "available" | "away" | "break";
            reason: string | null;
        };
        /**
         * Noted
         * @description One thing that happened, as a sentence; `side` is on whose side, where that is known.
         */
        Noted: {
            at: string;
            says: components["schemas"]["Words"];
            side: ("ours" | "theirs") | null;
            what: string;
        };
        /**
         * Nothing
         * @description An empty answer: it is done.
         */
        Nothing: Record<string, never>;
        /**
         * Offer
         * @description A contact on offer: who, what about, since when, until when, and why to you.
         */
        Offer: {
            channel: string;
            /** Format: uuid */
            contact: string;
            due_at: string;
            earlier: number;
            first_enqueued_at: string;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            language: "en" | "fr";
            made_at: string;
            more: components["schemas"]["OfferFacts"] | null;
            motive: components["schemas"]["Words"];
            note: string | null;
            queue: components["schemas"]["Words"];
            reference: string;
            seeker: components["schemas"]["Seeker"];
            why: components["schemas"]["Words"];
        };
        /**
         * OfferFacts
         * @description What stands behind the reason of an offer: how much of the promise was used, and who else waited or was free.
         */
        OfferFacts: {
            alike: number;
            free: number;
            needs: components["schemas"]["Words"][];
            percent: number;
            ring: components["schemas"]["Words"];
        };
        /**
         * OfferGone
         * @description An offer that is over, and how.
         */
        OfferGone: {
            /** Format: uuid */
            contact: string;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            reason: "accepted" | "declined" | "expired" | "rescinded";
        };
        /**
         * Overview
         * @description Agencies, queues, skills and regions; `agency` is the viewer's own.
         */
        Overview: {
            agencies: components["schemas"]["AgencyRow"][];
            /** Format: uuid */
            agency: string;
            channels: components["schemas"]["ChannelRow"][];
            departments: string[];
            queues: components["schemas"]["QueueRow"][];
            regions: components["schemas"]["RegionsDocument"];
            skills: components["schemas"]["SkillsDocument"];
        };
        /**
         * Parked
         * @description A letter that could not be read; `why` is a code.
         */
        Parked: {
            /** Format: uuid */
            id: string;
            mailbox: string;
            received_at: string;
            size: number;
            tries: number;
            why: string;
        };
        /**
         * Passage
         * @description A stretch of a letter: said by its writer, quoted from before, or their signature.
         */
        Passage: {
            /** @enum {unknown} */
            kind: "cited" | "quoted" | "said" | "signature";
            text: string;
        };
        /**
         * Past
         * @description An earlier contact of the same person.
         */
        Past: {
            advisor: string | null;
            channel: string;
            ended_at: string | null;
            /** Format: uuid */
            id: string;
            motive: components["schemas"]["Words"];
            note: string | null;
            opened_at: string;
            outcome: string | null;
            reference: string;
            state: string;
        };
        /**
         * Peak
         * @description A time of many contacts: what is said to those who come, until when, and the wait if it is published.
         */
        Peak: {
            message: components["schemas"]["Words"] | null;
            publishes_waits: boolean;
            until: string;
            wait: components["schemas"]["Wait"] | null;
        };
        /**
         * PeakCard
         * @description A peak that is announced, and by whom.
         */
        PeakCard: {
            by: string;
            ends_at: string;
            /** Format: uuid */
            id: string;
            message: components["schemas"]["Words"] | null;
            overflow: components["schemas"]["Person"][];
            publishes_waits: boolean;
            /** Format: uuid */
            queue: string;
            queue_name: components["schemas"]["Words"];
            running: boolean;
            starts_at: string;
            week: components["schemas"]["WeekForm"] | null;
        };
        /**
         * PeakMessage
         * @description What those who come are told, in both languages.
         */
        PeakMessage: {
            en: string;
            fr: string;
        };
        /**
         * Peaks
         * @description The peaks that are not over, the next first.
         */
        Peaks: {
            peaks: components["schemas"]["PeakCard"][];
        };
        /**
         * People
         * @description Who works at an agency.
         */
        People: {
            people: components["schemas"]["PersonCard"][];
        };
        /**
         * Person
         * @description Somebody, by name.
         */
        Person: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /**
         * PersonCard
         * @description Somebody who works at an agency, at a glance.
         */
        PersonCard: {
            capacity: number;
            /** Format: uuid */
            id: string;
            languages: string[];
            login: string;
            name: string;
            role: string;
        };
        /**
         * PersonDocument
         * @description A person's form, its version, and what there is to say of it.
         */
        PersonDocument: {
            /** @default [] */
            findings: components["schemas"]["Finding"][];
            form: components["schemas"]["PersonForm"];
            version: string;
        };
        /**
         * PersonForm
         * @description Somebody who works here: which queues they serve, what they know, and how much they can hold.
         */
        PersonForm: {
            agency: string;
            /** @default 3 */
            capacity: number;
            /** @default [] */
            languages: ("en" | "fr")[];
            /** @default {} */
            limits: {
                [key: string]: number;
            };
            login: string;
            name: string;
            /**
             * @default advisor
             * @enum {unknown}
             */
            role: "administrator" | "advisor" | "supervisor";
            /** @default [] */
            serves: string[];
            /** @default {} */
            skills: {
                [key: string]: number;
            };
            /** @default null */
            week: components["schemas"]["WeekForm"] | null;
        };
        /**
         * Place
         * @description What somebody who has a place sees: the session, how many are there, and the questions since their cursor.
         *
         *         Nobody has read so many of theirs yet (`open_questions`); through the relays the way to the picture may lead.
         */
        Place: {
            cursor: number;
            here: number;
            name: string;
            now: string;
            open_questions: number;
            questions: components["schemas"]["SessionQuestion"][];
            relays: components["schemas"]["IceServer"][];
            session: components["schemas"]["SessionCard"];
        };
        /**
         * PlaceGiven
         * @description What opens a place to whoever holds it.
         */
        PlaceGiven: {
            link: string;
        };
        /**
         * PlannedAbsence
         * @description Who is away from when until when, why, and who answers meanwhile.
         */
        PlannedAbsence: {
            /** Format: uuid */
            advisor: string;
            ends_at: string;
            /** Format: uuid */
            id: string;
            /** @default null */
            reason: ("elsewhere" | "leave" | "training") | null;
            /** @default null */
            replaced_by: string | null;
            starts_at: string;
        };
        /**
         * Portfolio
         * @description An advisor's people, and who answers for whom.
         */
        Portfolio: {
            absences: components["schemas"]["Absence"][];
            load: components["schemas"]["PortfolioLoad"];
            people: components["schemas"]["Followed"][];
            replaced_by: components["schemas"]["Replacement"][];
            replaces: components["schemas"]["Replacement"][];
        };
        /**
         * PortfolioLoad
         * @description How much a portfolio is, in people.
         */
        PortfolioLoad: {
            people: number;
            vulnerable: number;
            waiting: number;
        };
        /**
         * Preference
         * @description Whether somebody would rather wait for their own advisor than talk to the first available.
         */
        Preference: {
            keeps_waiting: boolean;
        };
        /**
         * Presence
         * @description Three facts, and what follows: only if all three agree are contacts put to somebody.
         */
        Presence: {
            asked: boolean;
            calendar: components["schemas"]["Calendar"];
            connected: boolean;
            /** @enum {unknown} */
            declared: "available" | "away" | "break" | "not_responding";
            reason: string | null;
        };
        /**
         * Push
         * @description By which key a browser knows us that is asked to remind, and the devices that do.
         */
        Push: {
            devices: string[];
            key: string;
        };
        /**
         * Question
         * @description What a seeker is asked whose own advisor is there, and busy; `keeps_waiting` is the answer, once given.
         */
        Question: {
            advisor: components["schemas"]["Person"];
            keeps_waiting: boolean | null;
            on_break: boolean;
            wait: components["schemas"]["Wait"] | null;
        };
        /**
         * QuestionDecision
         * @description What is to become of a question; a written answer is for all, or for its author alone.
         */
        QuestionDecision: {
            /** @default null */
            answer: string | null;
            /** @default false */
            for_all: boolean;
            /** @enum {unknown} */
            to: "approved" | "declined" | "spoken" | "written";
        };
        /**
         * QueueCard
         * @description A queue as it is shown before anybody commits to it.
         */
        QueueCard: {
            closes_at: string | null;
            /** Format: uuid */
            id: string;
            languages: ("en" | "fr")[];
            motives: components["schemas"]["Motive"][];
            name: components["schemas"]["Words"];
            open: boolean;
            opens_at: string | null;
            peak: components["schemas"]["Peak"] | null;
            staffed: boolean;
            waiting: number;
            week: components["schemas"]["Day"][];
        };
        /**
         * QueueDocument
         * @description A queue's form, its version, and what there is to say of it.
         */
        QueueDocument: {
            /** @default [] */
            findings: components["schemas"]["Finding"][];
            form: components["schemas"]["QueueForm"];
            version: string;
        };
        /**
         * QueueForm
         * @description A line for one subject: who is asked, what they must know, what is promised, and when it is open.
         */
        QueueForm: {
            agency: string;
            /** @default [] */
            closures: components["schemas"]["ClosureForm"][];
            /** @default [] */
            languages: ("en" | "fr")[];
            /** @default null */
            longest_wait: string | null;
            /** @default [] */
            motives: components["schemas"]["MotiveForm"][];
            name: components["schemas"]["Words"];
            /** @default 30 s */
            offer_time: string;
            /** @default false */
            open_on_holidays: boolean;
            /** @default null */
            overflow: string | null;
            /** @default 0 */
            position: number;
            /** @default 5 min */
            promise: string;
            /** @default [] */
            rings: components["schemas"]["RingForm"][];
            /** @default 10 min */
            silent_after: string | null;
            /** @default {} */
            skills: {
                [key: string]: number;
            };
            slug: string;
            /** @default null */
            vulnerable_promise: string | null;
            week?: components["schemas"]["WeekForm"];
            /** @default {} */
            weights: {
                [key: string]: number;
            };
            /**
             * @default timed
             * @enum {unknown}
             */
            wrap_up_mode: "none" | "timed" | "unlimited";
            /** @default 2 min */
            wrap_up_time: string;
        };
        /**
         * QueueRow
         * @description A queue at a glance.
         */
        QueueRow: {
            /** Format: uuid */
            agency: string;
            /** Format: uuid */
            id: string;
            motives: components["schemas"]["Motive"][];
            name: components["schemas"]["Words"];
            slug: string;
        };
        /**
         * Reach
         * @description By what to call, at which number, as people write it, and where to write, if they like to be written to.
         *
         *         By telephone a number is needed; in the browser an address is enough, and a number is rung if their page is closed.
         */
        Reach: {
            /** @default null */
            email: string | null;
            /** @default null */
            number: string | null;
            /**
             * @default tel
             * @enum {unknown}
             */
            way: "browser" | "tel";
        };
        /**
         * Reader
         * @description A colleague has the same contact in front of them.
         */
        Reader: {
            /** Format: uuid */
            contact: string;
            /** @enum {unknown} */
            doing: "answering" | "reading";
            who: components["schemas"]["Person"];
        };
        /**
         * Rearranged
         * @description What became of one booking; `why` is the code of a refusal.
         */
        Rearranged: {
            advisor: components["schemas"]["Person"] | null;
            /** Format: uuid */
            appointment: string;
            reference: string;
            seeker: string;
            starts_at: string | null;
            /** @enum {unknown} */
            step: "done" | "failed" | "waiting";
            was_at: string;
            /** @enum {unknown} */
            way: "ask" | "move" | "reassign";
            why: string | null;
        };
        /**
         * Rearrangement
         * @description How far a rearrangement has come.
         */
        Rearrangement: {
            bookings: components["schemas"]["Rearranged"][];
            done: number;
            failed: number;
            /** Format: uuid */
            id: string;
            total: number;
        };
        /**
         * Recording
         * @description One recording; `progress` (percent) while its films are being made, `spoiled` where they could not be.
         */
        Recording: {
            agreed: string[];
            asked_at: string;
            /** Format: uuid */
            contact: string;
            days: number;
            ended_because: ("call_over" | "full" | "interrupted" | "stopped") | null;
            erase_at: string | null;
            erased_because: ("empty" | "expired" | "withdrawn") | null;
            /** Format: uuid */
            id: string;
            paused_by: string | null;
            progress: number | null;
            purpose: components["schemas"]["Words"];
            seconds: number;
            spoiled: boolean;
            /** @enum {unknown} */
            state: "asked" | "ended" | "erased" | "kept" | "paused" | "refused" | "running";
        };
        /**
         * RecordingDocument
         * @description What holds now.
         */
        RecordingDocument: {
            findings: components["schemas"]["Finding"][];
            form: components["schemas"]["RecordingForm"];
            version: string;
        };
        /**
         * RecordingEdit
         * @description What is decided, and on which version that is founded.
         */
        RecordingEdit: {
            form: components["schemas"]["RecordingForm"];
            version: string;
        };
        /**
         * RecordingForm
         * @description Whether calls may be recorded here; the purpose is told to everybody who is asked; days until it is erased.
         */
        RecordingForm: {
            days: number;
            on: boolean;
            purpose: components["schemas"]["Words"];
        };
        /**
         * Recordings
         * @description The recordings of a call, the oldest first; `purpose` where the agency records: whether it may be asked.
         *
         *         Whether whoever reads this may watch them, and has a consent in them to withdraw; `refused` are those to which they
         *         have said no since they came by a link.
         */
        Recordings: {
            /** Format: uuid */
            contact: string;
            days: number | null;
            purpose: components["schemas"]["Words"] | null;
            recordings: components["schemas"]["Recording"][];
            refused: string[];
            watches: boolean;
            withdraws: boolean;
        };
        /**
         * Referent
         * @description Who follows the person from now on; nobody is an answer too.
         */
        Referent: {
            advisor: string | null;
        };
        /**
         * Refused
         * @description A refusal: a code for pages, a sentence for people, an opaque id for the operator's log, and why, by field.
         */
        Refused: {
            error: string;
            /** @default null */
            findings: components["schemas"]["Finding"][] | null;
            id: string;
            message: string;
            /** @default null */
            newer: components["schemas"]["Entry"][] | null;
            /** @default null */
            slots: components["schemas"]["Slot"][] | null;
        };
        /**
         * RegionForm
         * @description Agencies that help each other out.
         */
        RegionForm: {
            name: string;
            slug: string;
        };
        /**
         * RegionsDocument
         * @description Every region, their version, and what there is to say of them.
         */
        RegionsDocument: {
            /** @default [] */
            findings: components["schemas"]["Finding"][];
            forms: components["schemas"]["RegionForm"][];
            version: string;
        };
        /**
         * Relay
         * @description Letters wait because our relay takes none: why, how many of an agency's, and since when.
         */
        Relay: {
            /** @enum {unknown} */
            failure: "certificate" | "login" | "no_relay" | "unreachable";
            since: string;
            waiting: number;
        };
        /**
         * Replacement
         * @description Who answers for whom, from when until when.
         */
        Replacement: {
            absent: components["schemas"]["Person"];
            by: components["schemas"]["Person"];
            ends_at: string;
            starts_at: string;
        };
        /**
         * RingForecast
         * @description One ring: when it opens, who would be asked first in it and why, and what everybody who fits is doing.
         *
         *         `passed`: nobody whom it names can be asked, so it is not waited for. `alone` is how long, in seconds, it is
         *         alone before the next opens too.
         */
        RingForecast: {
            alone: number;
            answering: components["schemas"]["Person"] | null;
            because: string | null;
            crew: components["schemas"]["Crew"][];
            dropped: components["schemas"]["Words"][];
            first: components["schemas"]["Person"] | null;
            name: components["schemas"]["Words"];
            opens_at: string;
            opens_in: number;
            passed: boolean;
            scarcest: components["schemas"]["Words"] | null;
            scarcest_have: number | null;
        };
        /**
         * RingForm
         * @description Whom to ask; `after` is how long this ring is alone before the next opens as well.
         */
        RingForm: {
            /** @default 0 s */
            after: string;
            /** @default [] */
            agencies: string[];
            /** @default [] */
            drops: string[];
            /** @default null */
            queue: string | null;
            /** @enum {unknown} */
            to: "agencies" | "agency" | "everyone" | "queue" | "referent" | "region";
        };
        /**
         * Seat
         * @description Where somebody sits, in the order in which they are counted.
         * @enum {unknown}
         */
        Seat: "advisor" | "guest1" | "guest2" | "guest3" | "guest4" | "seeker";
        /**
         * Seeker
         * @description The person who seeks; the address, who follows them and how fragile they are, for advisors only.
         */
        Seeker: {
            /** @default null */
            email: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            /** @default null */
            referent: components["schemas"]["Person"] | null;
            /** @default false */
            vulnerable: boolean;
        };
        /**
         * Seen
         * @description One side has read up to `seq`.
         */
        Seen: {
            /** @enum {unknown} */
            by: "advisor" | "seeker";
            /** Format: uuid */
            contact: string;
            seq: number;
        };
        /**
         * SeenUpTo
         * @description How far the reader has read.
         */
        SeenUpTo: {
            seq: number;
        };
        /**
         * SeenVersion
         * @description The version that was seen.
         */
        SeenVersion: {
            version: string;
        };
        /**
         * Session
         * @description Who is signed in, and in demo mode who could be.
         */
        Session: {
            advisor: components["schemas"]["Advisor"] | null;
            demo: components["schemas"]["DemoPerson"][];
        };
        /**
         * SessionCard
         * @description A session that is announced; it lasts so many `minutes`, and `left` places are free.
         *
         *         `link` opens the place of whoever asks, where they hold one.
         */
        SessionCard: {
            about: components["schemas"]["Words"];
            /** Format: uuid */
            id: string;
            left: number;
            /** @default null */
            link: string | null;
            minutes: number;
            /** @enum {unknown} */
            phase: "called_off" | "live" | "open" | "over" | "planned";
            presenter: string;
            starts_at: string;
            title: components["schemas"]["Words"];
            zone: string;
        };
        /**
         * SessionDocument
         * @description A session as it stands; `version` changes with it. Who has a place is told of each change.
         */
        SessionDocument: {
            findings: components["schemas"]["Finding"][];
            form: components["schemas"]["SessionForm"];
            /** @enum {unknown} */
            phase: "called_off" | "live" | "open" | "over" | "planned";
            taken: number;
            version: string;
        };
        /**
         * SessionEdit
         * @description A session as it should be, and the version on which that is founded; empty for a new one.
         */
        SessionEdit: {
            form: components["schemas"]["SessionForm"];
            version: string;
        };
        /**
         * SessionForm
         * @description A session as it is announced: title and lines in one language at least, its length as `1 h 30 min`.
         */
        SessionForm: {
            about: components["schemas"]["Words"];
            /** @default 1 h */
            length: string;
            /** @default null */
            moderator: string | null;
            /** @default 200 */
            places: number;
            /** @default null */
            presenter: string | null;
            /** @default null */
            starts_at: string | null;
            title: components["schemas"]["Words"];
        };
        /**
         * SessionList
         * @description The sessions of an agency that are to come or under way, the next one first.
         */
        SessionList: {
            sessions: components["schemas"]["SessionCard"][];
        };
        /**
         * SessionMoved
         * @description The media process of a session is gone: all come in again, elsewhere.
         */
        SessionMoved: {
            /** Format: uuid */
            session: string;
        };
        /**
         * SessionNews
         * @description How far a session is, and how many are there; a higher `sequence` than one knows: it is announced otherwise.
         */
        SessionNews: {
            here: number;
            /** @enum {unknown} */
            phase: "called_off" | "live" | "open" | "over" | "planned";
            sequence: number;
            /** Format: uuid */
            session: string;
        };
        /**
         * SessionQuestion
         * @description A question, by a first name or without one; each change has a higher `number`.
         *
         *         `spoken`: it was answered aloud. A written `answer` is for all where it is `public`, else for its author.
         */
        SessionQuestion: {
            answer: string | null;
            body: string;
            /** Format: uuid */
            id: string;
            mine: boolean;
            name: string | null;
            number: number;
            public: boolean;
            /** Format: uuid */
            session: string;
            /** @enum {unknown} */
            state: "approved" | "asked" | "declined" | "spoken" | "written";
        };
        /**
         * SessionRow
         * @description A session in the list, and its figures: places, who came, the most at once, what was asked and answered.
         */
        SessionRow: {
            answered: number;
            came: number;
            /** Format: uuid */
            id: string;
            most: number;
            /** @enum {unknown} */
            phase: "called_off" | "live" | "open" | "over" | "planned";
            places: number;
            presenter: string;
            questions: number;
            starts_at: string;
            taken: number;
            title: components["schemas"]["Words"];
        };
        /**
         * SessionVersion
         * @description The version on which a deed is founded.
         */
        SessionVersion: {
            version: string;
        };
        /**
         * Sheet
         * @description The file, and its version.
         */
        Sheet: {
            text: string;
            version: string;
        };
        /**
         * SheetText
         * @description A file to be brought in; `version` is the one of the house when the changes were shown.
         */
        SheetText: {
            text: string;
            /** @default  */
            version: string;
        };
        /**
         * Showing
         * @description What one in a call lets the others hear and see.
         */
        Showing: {
            asks: boolean;
            by: components["schemas"]["Seat"];
            /** Format: uuid */
            contact: string;
            looks: boolean;
            /** @enum {unknown} */
            picture: "camera" | "held" | "none" | "screen";
            sound: boolean;
            writes: boolean;
        };
        /**
         * SkillAsked
         * @description A skill that is asked for, with its level.
         */
        SkillAsked: {
            level: number;
            must: boolean;
            skill: components["schemas"]["Words"];
        };
        /**
         * SkillForm
         * @description Something an advisor knows that not all do; a must is asked for in every ring.
         */
        SkillForm: {
            code: string;
            label: components["schemas"]["Words"];
            /** @default false */
            must: boolean;
        };
        /**
         * SkillsDocument
         * @description Every skill, their version, and what there is to say of them.
         */
        SkillsDocument: {
            /** @default [] */
            findings: components["schemas"]["Finding"][];
            forms: components["schemas"]["SkillForm"][];
            version: string;
        };
        /**
         * Slot
         * @description A time that can be booked: in which diary, in UTC, and for how many at once.
         */
        Slot: {
            /** Format: uuid */
            diary: string;
            ends_at: string;
            free: number;
            starts_at: string;
        };
        /**
         * SlotDay
         * @description A day by the clocks where the seeker is, and what can be booked on it, in order of time.
         */
        SlotDay: {
            /** Format: date */
            day: string;
            slots: components["schemas"]["Slot"][];
        };
        /**
         * SlotDrawn
         * @description A time as it is cut: how many seats of it are free.
         */
        SlotDrawn: {
            ends_at: string;
            free: number;
            starts_at: string;
        };
        /**
         * Slots
         * @description What can be booked about a motive, day by day; `zone` is where the seeker is, `agency_zone` where we are.
         *
         *         The days are those from `first` to `last`, both included; a day without a slot is not in `days`.
         */
        Slots: {
            agency_zone: string;
            days: components["schemas"]["SlotDay"][];
            diaries: components["schemas"]["Diary"][];
            /** Format: date */
            first: string;
            /** Format: date */
            last: string;
            zone: string;
        };
        /**
         * Span
         * @description From when until when, in the agency's wall time: `09:00`.
         */
        Span: {
            from: string;
            to: string;
        };
        /**
         * Stage
         * @description The stage: who is on it, how many listen, and the questions since a cursor.
         */
        Stage: {
            cursor: number;
            here: number;
            mine: boolean;
            most: number;
            now: string;
            on_stage: components["schemas"]["Person"] | null;
            questions: components["schemas"]["SessionQuestion"][];
            relays: components["schemas"]["IceServer"][];
            /** @enum {unknown} */
            role: "moderator" | "overseer" | "presenter";
            session: components["schemas"]["SessionCard"];
            taken: number;
        };
        /**
         * Step
         * @description A step that the caller takes; the id is the caller's, so a repeat gets the first answer.
         */
        Step: {
            /** Format: uuid */
            id: string;
        };
        /**
         * Stranded
         * @description A booking that would be outside the hours, or have no seat any more; it stays as it is.
         */
        Stranded: {
            reference: string;
            seeker: string;
            starts_at: string;
        };
        /**
         * TakenBack
         * @description The files of a letter that was taken back, for the next one.
         */
        TakenBack: {
            files: components["schemas"]["Attachment"][];
        };
        /**
         * Target
         * @description A queue to which a contact can be transferred.
         */
        Target: {
            closes_at: string | null;
            /** Format: uuid */
            id: string;
            name: components["schemas"]["Words"];
            open: boolean;
            opens_at: string | null;
            staffed: boolean;
            wait: components["schemas"]["Wait"] | null;
            waiting: number;
        };
        /**
         * Targets
         * @description Everywhere a contact can go from here.
         */
        Targets: {
            colleagues: components["schemas"]["Colleague"][];
            queues: components["schemas"]["Target"][];
        };
        /**
         * TimeSpan
         * @description From when until when.
         */
        TimeSpan: {
            ends_at: string;
            starts_at: string;
        };
        /**
         * Timetable
         * @description An advisor's own days; `booked` says whether they have a diary at all.
         */
        Timetable: {
            days: components["schemas"]["TimetableDay"][];
            has_diary: boolean;
            /** Format: date */
            today: string;
            zone: string;
        };
        /**
         * TimetableDay
         * @description A day by the clocks of the agency: when one can be booked, when one is away, and what is booked, in order.
         */
        TimetableDay: {
            away: components["schemas"]["TimeSpan"][];
            bookings: components["schemas"]["BookingCard"][];
            /** Format: date */
            day: string;
            open: components["schemas"]["TimeSpan"][];
        };
        /**
         * Today
         * @description A queue since midnight in the agency's zone; a contact is counted where it is now.
         *
         *         One whose place another has taken, over another channel, is the same contact: what was answered stays answered.
         *         Answered are those whom an advisor has accepted today, abandoned those who left before anybody did. The service
         *         level is of those answered within the promise: of the answered, and, leaving included, of all who came.
         *         Times are in seconds; handling is talk and wrap-up of the contacts closed today, on all the hands they went through.
         */
        Today: {
            abandoned: number;
            abandoned_in_time: number;
            abandoned_short: number;
            answered: number;
            answered_in_time: number;
            mean_answer: number | null;
            mean_handling: number | null;
            promise: number;
            /** @default null */
            told: components["schemas"]["Told"] | null;
        };
        /**
         * Told
         * @description What seekers were told, against what came: the last one, and how many of the last fifty came as told.
         */
        Told: {
            as_told: number;
            of: number;
            said: components["schemas"]["Wait"];
            was_minutes: number;
        };
        /**
         * Transcript
         * @description Where the copy is going.
         */
        Transcript: {
            to: string;
        };
        /**
         * Transfer
         * @description Where a contact goes, and a word for the colleague.
         */
        Transfer: {
            /** @default null */
            advisor: string | null;
            /** Format: uuid */
            id: string;
            note: string;
            /** @default null */
            queue: string | null;
            /**
             * @default queue
             * @enum {unknown}
             */
            to: "advisor" | "queue" | "referent";
        };
        /**
         * TrialAnswers
         * @description The answers to both.
         */
        TrialAnswers: {
            back: string;
            there: string;
        };
        /**
         * TrialBegun
         * @description A key to the trial, and the relays through which the way may lead.
         */
        TrialBegun: {
            key: string;
            relays: components["schemas"]["IceServer"][];
        };
        /**
         * TrialOffers
         * @description The offers of two connections of one page: one sends, the other hears it.
         */
        TrialOffers: {
            back: string;
            key: string;
            there: string;
        };
        /**
         * TrialResult
         * @description What the page has found; `loss` in percent, `trip` in milliseconds, `rate` in kilobits a second.
         */
        TrialResult: {
            /** @enum {unknown} */
            camera: "missing" | "refused" | "silent" | "untried" | "works";
            key: string;
            /** @default null */
            link: string | null;
            loss: number;
            /** @enum {unknown} */
            microphone: "missing" | "refused" | "silent" | "untried" | "works";
            /** @enum {unknown} */
            network: "fair" | "good" | "none" | "poor";
            rate: number;
            /** @enum {unknown} */
            speaker: "missing" | "refused" | "silent" | "untried" | "works";
            trip: number;
            /** @enum {unknown} */
            way: "direct" | "relay_tcp" | "relay_tls" | "relay_udp" | "unknown";
        };
        /**
         * TroubledCall
         * @description One of the last calls that failed or went on with less; what happened in it is read apart.
         */
        TroubledCall: {
            /** Format: uuid */
            contact: string;
            ended_at: string;
            reference: string;
            /** @enum {unknown} */
            went: "failed_both" | "failed_ours" | "failed_theirs" | "fell_back";
        };
        /**
         * Typing
         * @description One side is writing.
         */
        Typing: {
            /** @enum {unknown} */
            by: "advisor" | "seeker";
            /** Format: uuid */
            contact: string;
            name: string;
        };
        /**
         * Unanswered
         * @description One that waits: until when an answer is promised, and who reads or answers it; its person is named to their own.
         *
         *         `by` is None while it waits for somebody to be free.
         */
        Unanswered: {
            answer_by: string;
            by: components["schemas"]["Person"] | null;
            came_at: string;
            channel: string;
            doing: ("answering" | "reading") | null;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            language: "en" | "fr";
            motive: components["schemas"]["Words"];
            reference: string;
            seeker: components["schemas"]["Person"] | null;
        };
        /**
         * VideoCall
         * @description A call: whether the seeker was let in.
         */
        VideoCall: {
            admitted: boolean;
            /** Format: uuid */
            contact: string;
        };
        /**
         * Viewing
         * @description What can be watched for two hours, under this id; all films begin together and are equally long.
         */
        Viewing: {
            films: components["schemas"]["Film"][];
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            recording: string;
        };
        /**
         * Visit
         * @description Where a guest stands, and what they may read.
         *
         *         `early`: there is no call yet; `knocking`: the advisor is asked; `over`: the call is, or their part in it.
         */
        Visit: {
            advisor: string | null;
            /** Format: uuid */
            contact: string;
            cursor: number;
            entries: components["schemas"]["Entry"][];
            /** @enum {unknown} */
            kind: "companion" | "interpreter" | "relay";
            name: string;
            people: components["schemas"]["InCall"][];
            seat: components["schemas"]["Seat"] | null;
            /** @enum {unknown} */
            state: "early" | "knocking" | "new" | "over" | "seated";
        };
        /**
         * Vulnerability
         * @description Whether the person needs an answer sooner than others.
         */
        Vulnerability: {
            vulnerable: boolean;
        };
        /**
         * Wait
         * @description A wait to expect, in minutes; without an end, longer than that.
         */
        Wait: {
            from: number;
            to: number | null;
        };
        /**
         * WatchedCallBack
         * @description A call-back that somebody has to look at. `standing`:
         *
         *         - `due`: its hour is near, or just over.
         *         - `late`: nobody has spoken with them, ten minutes after their hour.
         *         - `under_way`: somebody speaks with them, or concludes.
         *         - `undecided`: they were not reached, and nobody has said what became of it.
         *         - `failed`: it has failed within the last day, by whose fault `outcome` says.
         *         - `uncovered`: a desk's, still today, and nobody can take it.
         *
         *         `contact` is what it has become, and `state` where that stands; `can` is what can be done with it here. `way` is by
         *         what they want to be rung.
         */
        WatchedCallBack: {
            advisor: components["schemas"]["Person"] | null;
            attempts: components["schemas"]["Attempt"][];
            can: ("decide" | "move" | "reassign")[];
            contact: string | null;
            desk: components["schemas"]["Words"] | null;
            due_at: string;
            /** Format: uuid */
            id: string;
            motive: components["schemas"]["Words"];
            outcome: string | null;
            reference: string;
            seeker: string;
            /** @enum {unknown} */
            standing: "due" | "failed" | "late" | "uncovered" | "undecided" | "under_way";
            starts_at: string;
            state: string | null;
            /** @enum {unknown} */
            way: "browser" | "tel";
        };
        /**
         * Way
         * @description What can be done with a booking.
         *
         *         `move` it to `starts_at` with `advisor`, `reassign` it to `advisor` at its hour, or `ask` its person.
         */
        Way: {
            advisor: components["schemas"]["Person"] | null;
            starts_at: string | null;
            /** @enum {unknown} */
            way: "ask" | "move" | "reassign";
        };
        /**
         * WeekForm
         * @description The spans of each day, as `09:00-12:30`.
         */
        WeekForm: {
            /** @default [] */
            friday: string[];
            /** @default [] */
            monday: string[];
            /** @default [] */
            saturday: string[];
            /** @default [] */
            sunday: string[];
            /** @default [] */
            thursday: string[];
            /** @default [] */
            tuesday: string[];
            /** @default [] */
            wednesday: string[];
        };
        /**
         * Whereabouts
         * @description Whose clocks somebody lives by, as an IANA zone.
         */
        Whereabouts: {
            zone: string;
        };
        /**
         * Word
         * @description What one side says about a recording.
         */
        Word: {
            /** @enum {unknown} */
            said: "agree" | "pause" | "refuse" | "resume" | "stop" | "withdraw";
        };
        /**
         * Words
         * @description A label in both languages.
         */
        Words: {
            en: string;
            fr: string;
        };
        /**
         * WrapUp
         * @description How a contact ended.
         */
        WrapUp: {
            /** Format: uuid */
            id: string;
            /** @default  */
            note: string;
            outcome: string;
        };
        /**
         * Writing
         * @description A line as it stands while one in a call writes it; each replaces the one before (as T.140 reads it).
         */
        Writing: {
            by: components["schemas"]["Seat"];
            /** Format: uuid */
            contact: string;
            /** Format: uuid */
            line: string;
            words: string;
        };
        /**
         * Year
         * @description Every day of a year.
         */
        Year: {
            days: components["schemas"]["YearDay"][];
            /** Format: date */
            today: string;
            year: number;
            zone: string;
        };
        /**
         * YearDay
         * @description A day: when it is open, whether that is as the week says, and if not, why.
         *
         *         `clock` is how many minutes the wall's clock is put forward on this day; nought on all but two.
         */
        YearDay: {
            clock: number;
            /** Format: date */
            day: string;
            hours: string[];
            /** @enum {unknown} */
            kind: "closed" | "holiday" | "opened" | "partly" | "usual";
            label: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Absence = components['schemas']['Absence'];
export type AbsenceCard = components['schemas']['AbsenceCard'];
export type Absences = components['schemas']['Absences'];
export type Advisor = components['schemas']['Advisor'];
export type Again = components['schemas']['Again'];
export type Agency = components['schemas']['Agency'];
export type AgencyDocument = components['schemas']['AgencyDocument'];
export type AgencyForm = components['schemas']['AgencyForm'];
export type AgencyRow = components['schemas']['AgencyRow'];
export type AllDiaries = components['schemas']['AllDiaries'];
export type AllMailboxes = components['schemas']['AllMailboxes'];
export type AllSessions = components['schemas']['AllSessions'];
export type AllUnanswered = components['schemas']['AllUnanswered'];
export type Answer = components['schemas']['Answer'];
export type Appointment = components['schemas']['Appointment'];
export type AppointmentDecided = components['schemas']['AppointmentDecided'];
export type Appointments = components['schemas']['Appointments'];
export type Arrival = components['schemas']['Arrival'];
export type Attachment = components['schemas']['Attachment'];
export type Attempt = components['schemas']['Attempt'];
export type Board = components['schemas']['Board'];
export type BoardAdvisor = components['schemas']['BoardAdvisor'];
export type BoardQueue = components['schemas']['BoardQueue'];
export type BoardWaiting = components['schemas']['BoardWaiting'];
export type BookingCard = components['schemas']['BookingCard'];
export type BookingHit = components['schemas']['BookingHit'];
export type BookingsHit = components['schemas']['BookingsHit'];
export type Calendar = components['schemas']['Calendar'];
export type Call = components['schemas']['Call'];
export type CallBackNews = components['schemas']['CallBackNews'];
export type CallBacksWatched = components['schemas']['CallBacksWatched'];
export type CallEnded = components['schemas']['CallEnded'];
export type CallNews = components['schemas']['CallNews'];
export type CallQuality = components['schemas']['CallQuality'];
export type Calls = components['schemas']['Calls'];
export type CallsCounted = components['schemas']['CallsCounted'];
export type CallsOfDay = components['schemas']['CallsOfDay'];
export type CallWent = components['schemas']['CallWent'];
export type Card = components['schemas']['Card'];
export type Change = components['schemas']['Change'];
export type Changes = components['schemas']['Changes'];
export type ChannelRow = components['schemas']['ChannelRow'];
export type Choice = components['schemas']['Choice'];
export type ChosenWay = components['schemas']['ChosenWay'];
export type ClosureForm = components['schemas']['ClosureForm'];
export type CodeSaid = components['schemas']['CodeSaid'];
export type Colleague = components['schemas']['Colleague'];
export type Company = components['schemas']['Company'];
export type Console = components['schemas']['Console'];
export type Contact = components['schemas']['Contact'];
export type Conversation = components['schemas']['Conversation'];
export type Counts = components['schemas']['Counts'];
export type Credentials = components['schemas']['Credentials'];
export type Crew = components['schemas']['Crew'];
export type Day = components['schemas']['Day'];
export type DayDrawn = components['schemas']['DayDrawn'];
export type Decision = components['schemas']['Decision'];
export type Declaration = components['schemas']['Declaration'];
export type DemoLogin = components['schemas']['DemoLogin'];
export type DemoPerson = components['schemas']['DemoPerson'];
export type DeskCard = components['schemas']['DeskCard'];
export type Destination = components['schemas']['Destination'];
export type Diary = components['schemas']['Diary'];
export type DiaryDocument = components['schemas']['DiaryDocument'];
export type DiaryEdit = components['schemas']['DiaryEdit'];
export type DiaryForm = components['schemas']['DiaryForm'];
export type DiaryPreview = components['schemas']['DiaryPreview'];
export type DiaryRow = components['schemas']['DiaryRow'];
export type DiaryVersion = components['schemas']['DiaryVersion'];
export type DryRun = components['schemas']['DryRun'];
export type Duty = components['schemas']['Duty'];
export type Earlier = components['schemas']['Earlier'];
export type Entrance = components['schemas']['Entrance'];
export type Entry = components['schemas']['Entry'];
export type Expected = components['schemas']['Expected'];
export type Fall = components['schemas']['Fall'];
export type FallCounted = components['schemas']['FallCounted'];
export type FieldChange = components['schemas']['FieldChange'];
export type Film = components['schemas']['Film'];
export type Finding = components['schemas']['Finding'];
export type Followed = components['schemas']['Followed'];
export type Guest = components['schemas']['Guest'];
export type GuestAsked = components['schemas']['GuestAsked'];
export type GuestLine = components['schemas']['GuestLine'];
export type HandOver = components['schemas']['HandOver'];
export type Happened = components['schemas']['Happened'];
export type Happening = components['schemas']['Happening'];
export type Here = components['schemas']['Here'];
export type IceServer = components['schemas']['IceServer'];
export type Imagined = components['schemas']['Imagined'];
export type InCall = components['schemas']['InCall'];
export type Invitation = components['schemas']['Invitation'];
export type InvitationGone = components['schemas']['InvitationGone'];
export type Invite = components['schemas']['Invite'];
export type InWriting = components['schemas']['InWriting'];
export type Joined = components['schemas']['Joined'];
export type KeyGiven = components['schemas']['KeyGiven'];
export type LastContact = components['schemas']['LastContact'];
export type Letterbox = components['schemas']['Letterbox'];
export type LetterIn = components['schemas']['LetterIn'];
export type LetterOut = components['schemas']['LetterOut'];
export type LettersIn = components['schemas']['LettersIn'];
export type LettersOut = components['schemas']['LettersOut'];
export type Limits = components['schemas']['Limits'];
export type Mail = components['schemas']['Mail'];
export type Mailbox = components['schemas']['Mailbox'];
export type MailboxDocument = components['schemas']['MailboxDocument'];
export type MailboxForm = components['schemas']['MailboxForm'];
export type MailboxRow = components['schemas']['MailboxRow'];
export type Me = components['schemas']['Me'];
export type Motive = components['schemas']['Motive'];
export type MotiveForm = components['schemas']['MotiveForm'];
export type MySessions = components['schemas']['MySessions'];
export type NewAbsence = components['schemas']['NewAbsence'];
export type NewAdvisor = components['schemas']['NewAdvisor'];
export type NewAppointment = components['schemas']['NewAppointment'];
export type NewCall = components['schemas']['NewCall'];
export type NewChat = components['schemas']['NewChat'];
export type NewDevice = components['schemas']['NewDevice'];
export type NewEntry = components['schemas']['NewEntry'];
export type NewGuest = components['schemas']['NewGuest'];
export type NewJoin = components['schemas']['NewJoin'];
export type NewLimits = components['schemas']['NewLimits'];
export type NewPeak = components['schemas']['NewPeak'];
export type NewPlace = components['schemas']['NewPlace'];
export type NewQuestion = components['schemas']['NewQuestion'];
export type NewRearrangement = components['schemas']['NewRearrangement'];
export type NewRecording = components['schemas']['NewRecording'];
export type NewReport = components['schemas']['NewReport'];
export type NewTime = components['schemas']['NewTime'];
export type NewTranscript = components['schemas']['NewTranscript'];
export type NewTrial = components['schemas']['NewTrial'];
export type NewTurn = components['schemas']['NewTurn'];
export type NewVideo = components['schemas']['NewVideo'];
export type NewViewing = components['schemas']['NewViewing'];
export type NewWay = components['schemas']['NewWay'];
export type NextBooking = components['schemas']['NextBooking'];
export type NextDuty = components['schemas']['NextDuty'];
export type Noted = components['schemas']['Noted'];
export type Nothing = components['schemas']['Nothing'];
export type Offer = components['schemas']['Offer'];
export type OfferFacts = components['schemas']['OfferFacts'];
export type OfferGone = components['schemas']['OfferGone'];
export type Overview = components['schemas']['Overview'];
export type Parked = components['schemas']['Parked'];
export type Passage = components['schemas']['Passage'];
export type Past = components['schemas']['Past'];
export type Peak = components['schemas']['Peak'];
export type PeakCard = components['schemas']['PeakCard'];
export type PeakMessage = components['schemas']['PeakMessage'];
export type Peaks = components['schemas']['Peaks'];
export type People = components['schemas']['People'];
export type Person = components['schemas']['Person'];
export type PersonCard = components['schemas']['PersonCard'];
export type PersonDocument = components['schemas']['PersonDocument'];
export type PersonForm = components['schemas']['PersonForm'];
export type Place = components['schemas']['Place'];
export type PlaceGiven = components['schemas']['PlaceGiven'];
export type PlannedAbsence = components['schemas']['PlannedAbsence'];
export type Portfolio = components['schemas']['Portfolio'];
export type PortfolioLoad = components['schemas']['PortfolioLoad'];
export type Preference = components['schemas']['Preference'];
export type Presence = components['schemas']['Presence'];
export type Push = components['schemas']['Push'];
export type Question = components['schemas']['Question'];
export type QuestionDecision = components['schemas']['QuestionDecision'];
export type QueueCard = components['schemas']['QueueCard'];
export type QueueDocument = components['schemas']['QueueDocument'];
export type QueueForm = components['schemas']['QueueForm'];
export type QueueRow = components['schemas']['QueueRow'];
export type Reach = components['schemas']['Reach'];
export type Reader = components['schemas']['Reader'];
export type Rearranged = components['schemas']['Rearranged'];
export type Rearrangement = components['schemas']['Rearrangement'];
export type Recording = components['schemas']['Recording'];
export type RecordingDocument = components['schemas']['RecordingDocument'];
export type RecordingEdit = components['schemas']['RecordingEdit'];
export type RecordingForm = components['schemas']['RecordingForm'];
export type Recordings = components['schemas']['Recordings'];
export type Referent = components['schemas']['Referent'];
export type Refused = components['schemas']['Refused'];
export type RegionForm = components['schemas']['RegionForm'];
export type RegionsDocument = components['schemas']['RegionsDocument'];
export type Relay = components['schemas']['Relay'];
export type Replacement = components['schemas']['Replacement'];
export type RingForecast = components['schemas']['RingForecast'];
export type RingForm = components['schemas']['RingForm'];
export type Seat = components['schemas']['Seat'];
export type Seeker = components['schemas']['Seeker'];
export type Seen = components['schemas']['Seen'];
export type SeenUpTo = components['schemas']['SeenUpTo'];
export type SeenVersion = components['schemas']['SeenVersion'];
export type Session = components['schemas']['Session'];
export type SessionCard = components['schemas']['SessionCard'];
export type SessionDocument = components['schemas']['SessionDocument'];
export type SessionEdit = components['schemas']['SessionEdit'];
export type SessionForm = components['schemas']['SessionForm'];
export type SessionList = components['schemas']['SessionList'];
export type SessionMoved = components['schemas']['SessionMoved'];
export type SessionNews = components['schemas']['SessionNews'];
export type SessionQuestion = components['schemas']['SessionQuestion'];
export type SessionRow = components['schemas']['SessionRow'];
export type SessionVersion = components['schemas']['SessionVersion'];
export type Sheet = components['schemas']['Sheet'];
export type SheetText = components['schemas']['SheetText'];
export type Showing = components['schemas']['Showing'];
export type SkillAsked = components['schemas']['SkillAsked'];
export type SkillForm = components['schemas']['SkillForm'];
export type SkillsDocument = components['schemas']['SkillsDocument'];
export type Slot = components['schemas']['Slot'];
export type SlotDay = components['schemas']['SlotDay'];
export type SlotDrawn = components['schemas']['SlotDrawn'];
export type Slots = components['schemas']['Slots'];
export type Span = components['schemas']['Span'];
export type Stage = components['schemas']['Stage'];
export type Step = components['schemas']['Step'];
export type Stranded = components['schemas']['Stranded'];
export type TakenBack = components['schemas']['TakenBack'];
export type Target = components['schemas']['Target'];
export type Targets = components['schemas']['Targets'];
export type TimeSpan = components['schemas']['TimeSpan'];
export type Timetable = components['schemas']['Timetable'];
export type TimetableDay = components['schemas']['TimetableDay'];
export type Today = components['schemas']['Today'];
export type Told = components['schemas']['Told'];
export type Transcript = components['schemas']['Transcript'];
export type Transfer = components['schemas']['Transfer'];
export type TrialAnswers = components['schemas']['TrialAnswers'];
export type TrialBegun = components['schemas']['TrialBegun'];
export type TrialOffers = components['schemas']['TrialOffers'];
export type TrialResult = components['schemas']['TrialResult'];
export type TroubledCall = components['schemas']['TroubledCall'];
export type Typing = components['schemas']['Typing'];
export type Unanswered = components['schemas']['Unanswered'];
export type VideoCall = components['schemas']['VideoCall'];
export type Viewing = components['schemas']['Viewing'];
export type Visit = components['schemas']['Visit'];
export type Vulnerability = components['schemas']['Vulnerability'];
export type Wait = components['schemas']['Wait'];
export type WatchedCallBack = components['schemas']['WatchedCallBack'];
export type Way = components['schemas']['Way'];
export type WeekForm = components['schemas']['WeekForm'];
export type Whereabouts = components['schemas']['Whereabouts'];
export type Word = components['schemas']['Word'];
export type Words = components['schemas']['Words'];
export type WrapUp = components['schemas']['WrapUp'];
export type Writing = components['schemas']['Writing'];
export type Year = components['schemas']['Year'];
export type YearDay = components['schemas']['YearDay'];
export type $defs = Record<string, never>;
export interface operations {
    be_absent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAbsence"];
            };
        };
        responses: {
            /** @description Note one's own absence; a repeat of its id gets the same one. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Absence"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    be_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give up one's own absence, and with it whoever would have answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    administration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show what there is to administer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    planned_absences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List who is away or will be. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Absences"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    plan_absence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlannedAbsence"];
            };
        };
        responses: {
            /** @description Note an absence and who answers meanwhile; a repeat of its id changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Absences"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    call_off_absence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Take an absence back, and with it whoever would have answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Absences"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    open_agency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open an agency's form. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    save_agency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgencyDocument"];
            };
        };
        responses: {
            /** @description Keep an agency as its form says, unless somebody changed it meanwhile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    list_people: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List who works at an agency. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    agency_year: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show an agency's year: its holidays, closures and openings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Year"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    all_diaries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the diaries of one's agency, and who has none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllDiaries"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    one_diary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show one diary as it is filled in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiaryDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    keep_diary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiaryEdit"];
            };
        };
        responses: {
            /** @description Keep a diary, new or as it now should be; what would not work is refused field by field. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiaryDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    preview_diary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiaryForm"];
            };
        };
        responses: {
            /** @description Draw next week as it would be, and say whom such hours would leave outside; nothing is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiaryPreview"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    retire_diary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiaryVersion"];
            };
        };
        responses: {
            /** @description Give a diary up, unless somebody is booked in it; a repeat changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    dry_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Imagined"];
            };
        };
        responses: {
            /** @description Tell who would get a contact now, and then; it need not exist. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    mailboxes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show an administrator the mailboxes of their agency. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllMailboxes"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    mailbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open the form of one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    save_mailbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailboxDocument"];
            };
        };
        responses: {
            /** @description Keep one, new or as it now should be; where another server holds it, it begins with what comes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    look_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Let the mail process connect anew, now: how it went is what is shown next. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    announced_peaks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the peaks that are not over. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Peaks"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    announce_peak: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPeak"];
            };
        };
        responses: {
            /** @description Announce a peak; a repeat of its id changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Peaks"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    end_peak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description End a peak now, or call off one that has not begun. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Peaks"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    open_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open a person's form. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    save_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonDocument"];
            };
        };
        responses: {
            /** @description Keep a person as their form says, unless somebody changed it meanwhile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    retire_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenVersion"];
            };
        };
        responses: {
            /** @description Let a person leave: their sessions end, and nothing more is offered to them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenVersion"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    open_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open a queue's form. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    save_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueueDocument"];
            };
        };
        responses: {
            /** @description Keep a queue as its form says, unless somebody changed it meanwhile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    retire_queue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenVersion"];
            };
        };
        responses: {
            /** @description Retire a queue: those who wait in it are served, and nobody new comes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenVersion"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    queue_year: {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show a queue's year: its hours, and the days that are not as the week says. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Year"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    read_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show whether one's agency records, and what for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    decide_on_recording: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordingEdit"];
            };
        };
        responses: {
            /** @description Keep what an agency has decided; what goes on was promised otherwise, and stays as it was promised. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    save_regions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegionsDocument"];
            };
        };
        responses: {
            /** @description Keep the list of regions, unless somebody changed it meanwhile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionsDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    all_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the sessions of one's agency, with their figures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllSessions"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    one_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show one session as it is filled in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    keep_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionEdit"];
            };
        };
        responses: {
            /** @description Keep a session, new or as it now should be; what would not work is refused field by field. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    call_off: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionVersion"];
            };
        };
        responses: {
            /** @description Call a session off; a repeat changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    export_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take the whole house out as one readable file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    import_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SheetText"];
            };
        };
        responses: {
            /** @description Bring a file in, all of it or nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changes"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    preview_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SheetText"];
            };
        };
        responses: {
            /** @description Show what a file would change, without changing anything. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Changes"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    save_skills: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillsDocument"];
            };
        };
        responses: {
            /** @description Keep the list of skills, unless somebody changed it meanwhile. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillsDocument"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    bookings_hit: {
        parameters: {
            query?: {
                from?: string;
                until?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show which bookings of an advisor fall between two instants (`from`, `until`), and what can be done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingsHit"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    limits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show how much an advisor holds: to themselves, and to whoever watches over their agency. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    limit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLimits"];
            };
        };
        responses: {
            /** @description Change how much an advisor holds: an overseer as they see fit, the advisor only within what is allowed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    agency: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show the agency that opened first, its queues, their hours and how many wait. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    agency_named: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show an agency by its short name, as its own address names it: `/?agency=lyon`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agency"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    my_appointments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show the seeker's own appointments, those to come first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointments"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    keep_time: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppointment"];
            };
        };
        responses: {
            /** @description Keep a time for ten minutes, to be called as the last time, if there was one. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    my_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show one of the seeker's own appointments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    give_to: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAdvisor"];
            };
        };
        responses: {
            /** @description Give a booking whose hour has not come to a colleague; a repeat changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBacksWatched"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
        responses: {
            /** @description Answer a call; a repeat gets the first answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Expected"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    cancel_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give a time back: a booking is cancelled, what was only kept is let go; a repeat gets the first answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    book_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Book the time that is kept, or wait for a call in turn; a repeat gets the first answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    remind_here: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDevice"];
            };
        };
        responses: {
            /** @description Remind of one's own appointment on a device; a repeat of its id gets the first answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    stop_here: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remind on a device no more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    seekers_entrance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give whoever has answered the way to the other side. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entrance"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    appointment_event: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return an appointment as a file that calendars open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    keep_longer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Keep a time for ten minutes more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    what_happened: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show what happened to whoever decides on it: who holds or held the contact, or oversees the agency. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Happened"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    move_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTime"];
            };
        };
        responses: {
            /** @description Move a booking to another time; the old one is kept where the new one is taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description Say what became of an appointment whose hour has come; it can be said again, and the last word holds. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentDecided"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    prove_reach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeSaid"];
            };
        };
        responses: {
            /** @description Show by the code that the number, or the address, is theirs; `proven` stays false where the code was wrong. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    say_where: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reach"];
            };
        };
        responses: {
            /** @description Say where to call; a code is sent, unless the number, or the address where there is none, is known as theirs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    say_how_it_goes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            /** @description Keep what a page tells of how the call in it goes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    slots_to_move_to: {
        parameters: {
            query?: {
                days?: number;
                from?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show to what one of the seeker's own appointments can be moved, by the clocks that it was booked by. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slots"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    appointment_statement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return a statement of why an appointment failed, as a PDF. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    wait_here: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Here"];
            };
        };
        responses: {
            /** @description Hear a page on which somebody waits for one of their own appointments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Expected"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    board: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return the board of the overseer's agency. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    read_quality: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tell how the calls of one's agency went in the last day, or in so many days up to a week. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallQuality"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    linked_appointment: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show the appointment that a link opens, and note that it was opened. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    answer_by_link: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
        responses: {
            /** @description Answer a call, on the page that a link opens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Expected"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    cancel_by_link: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cancel the booking that a link opens; a repeat gets the first answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    remind_by_link: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDevice"];
            };
        };
        responses: {
            /** @description Remind on a device of the appointment that a link opens. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    stop_by_link: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path: {
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remind on a device no more of the appointment that a link opens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    entrance_by_link: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give whoever has answered the way to the other side, on the page that a link opens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entrance"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    event_by_link: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return the appointment that a link opens as a file that calendars open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    excuse_by_link: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Say "I cannot", with a good reason: the booking is closed, and nothing is held against anybody. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    move_by_link: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTime"];
            };
        };
        responses: {
            /** @description Move the booking that a link opens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    quiet_by_link: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send no more reminders of this booking. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    say_how_it_goes_by_link: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            /** @description Keep what the page that a link opens tells of how the call in it goes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    slots_by_link: {
        parameters: {
            query?: {
                days?: number;
                from?: string;
                zone?: string;
            };
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show to what an appointment can be moved, by the clocks of who booked it: a move is judged by them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slots"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    statement_by_link: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return a statement of why the appointment that a link opens failed, as a PDF. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    wait_by_link: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Link": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Here"];
            };
        };
        responses: {
            /** @description Hear a page on which somebody waits for the appointment that a link opens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Expected"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    to_look_at: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show what a supervisor has to look at in their agency. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallBacksWatched"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    advisors_entrance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give who holds the contact the way to whom they ring; whoever has taken it over comes in too. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entrance"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    end_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallEnded"];
            };
        };
        responses: {
            /** @description Say how an attempt went; whoever was not reached is told, and tried again later. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    open_chat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChat"];
            };
        };
        responses: {
            /** @description Open a chat and let it wait in the line of its motive. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    console: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return the whole console. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Console"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    read: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return a contact and its entries after a cursor: first load, reconnect and poll alike. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Take a file for a contact in hand; it is nobody else's to see until an entry takes it along. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return a file that is attached to what the viewer may read. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    read_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tell how far a call is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCall"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    propose_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let the advisor propose to call; the seeker says where, or writes on. Within a minute it is said once. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    admit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let the seeker in; said again, it changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VideoCall"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    tell: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fall"];
            };
        };
        responses: {
            /** @description Note that a page has gone on with less. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    read_company: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tell who is in a call and who was asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    ask_guest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGuest"];
            };
        };
        responses: {
            /** @description Make a link for somebody; a repeat gets the same one. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestAsked"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    show_guest_out: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guest: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a link back, and with it the seat: an advisor any, a seeker those that they made. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    let_guest_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guest: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let somebody who knocks take a seat; said again, it changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    happened_in_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show what the machines noted of a call, to who holds or held it or oversees it; that they looked is kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Happened"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    give_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give who holds a side of the contact a key to its seat. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyGiven"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    went: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Say in one line how a call went, to who holds or held the contact, or oversees it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallWent"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReport"];
            };
        };
        responses: {
            /** @description Keep what a page tells of its call, in the place of what it told before. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    calls_made: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show the attempts made in a contact to who holds it: a page that was reloaded finds the one under way. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calls"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    begin_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCall"];
            };
        };
        responses: {
            /** @description Let who holds the contact ring them, and count the attempt; a repeat of its id gets the first answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    choose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Preference"];
            };
        };
        responses: {
            /** @description Note what a seeker prefers; where nobody asks them, it changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    back_to_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let a call that is waited for become a conversation again, in its place; a repeat gets the first answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    depart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            /** @description Let the seeker leave the line, or close the conversation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    earlier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the person's earlier contacts; each list that is read leaves a trace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Earlier"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            /** @description End the conversation; the wrap-up begins. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    write: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEntry"];
            };
        };
        responses: {
            /** @description Keep a line or a note; a repeat of its id gets the first answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    hand_over: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOver"];
            };
        };
        responses: {
            /** @description Leave one's own conversation to the colleague who sits in it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invite"];
            };
        };
        responses: {
            /** @description Ask a colleague to join the conversation. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    letters: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return the letters that came in a contact after a cursor, which is the `seq` of an entry. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LettersIn"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    letters_out: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return what became of a contact's letters of ours, for its advisors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LettersOut"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    letter_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                letter: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return a letter in its own layout, as a page that runs nothing and fetches nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Destination"];
            };
        };
        responses: {
            /** @description Let somebody wait elsewhere; they keep the age they have. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    recordings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tell what became of the recordings of a call, and whether there may be one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recordings"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    ask_to_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRecording"];
            };
        };
        responses: {
            /** @description Ask whoever is in the call whether it may be recorded; a repeat gets the first answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    come_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            /** @description Give a seeker who left the place they had. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    get_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            /** @description Leave a colleague's conversation; a repeat changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    see: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenUpTo"];
            };
        };
        responses: {
            /** @description Remember how far the reader has read. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    targets_of_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the queues and the colleagues to which a contact can go: also those of its own agency. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Targets"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    ask_for_copy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTranscript"];
            };
        };
        responses: {
            /** @description Send a seeker a copy of their conversation; asked again with nothing new in it, the first one is the answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transcript"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Transfer"];
            };
        };
        responses: {
            /** @description Send the contact on; it keeps its place in time. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    ask_for_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTurn"];
            };
        };
        responses: {
            /** @description Begin to ask for a call in turn; the place is kept where it is. A repeat of its id gets the first answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    wrap_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["WrapUp"];
            };
        };
        responses: {
            /** @description Conclude the contact with its outcome. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    extend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Step"];
            };
        };
        responses: {
            /** @description Take a minute more for the wrap-up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Card"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    go_on_in_writing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["InWriting"];
            };
        };
        responses: {
            /** @description Let an advisor go on in writing with whom they were to call; a repeat gets the first answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    sign_in_demo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoLogin"];
            };
        };
        responses: {
            /** @description Open a session for a person of the demo agency, without a password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    declare: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declaration"];
            };
        };
        responses: {
            /** @description Change what the advisor declares. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duty"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    join: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Sit down beside the colleague who asks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    stay_out: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Leave the colleague to it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Take the invitation back. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    letterbox: {
        parameters: {
            query?: {
                agency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show the address of the agency that is named (`agency`), else of the one that opened first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Letterbox"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    take_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a letter back while it is held, and its files for the next one; a repeat gets the first answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenBack"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    mail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show an overseer the mailboxes of their agency and their quarantine. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mail"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    parked_bytes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return the bytes of a letter in quarantine, as they came. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    try_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let a letter in quarantine be read again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tell a returning page who it is and where it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    say_where_i_am: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Whereabouts"];
            };
        };
        responses: {
            /** @description Let somebody be elsewhere from now on: lists of times, and when they may be called, follow them there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Whereabouts"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    free_slots: {
        parameters: {
            query?: {
                days?: number;
                from?: string;
                zone?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show what can be booked about a motive, day by day where the seeker is, from `from` (YYYY-MM-DD) on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slots"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    my_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the sessions that one presents, moderates or oversees. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MySessions"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Take the contact on offer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Let the contact on offer go to somebody else. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    portfolio: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show whom the advisor follows, who waits, and who replaces whom. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Portfolio"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    rearrange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRearrangement"];
            };
        };
        responses: {
            /** @description Do in one go what is chosen for each booking; a repeat of its id gets the same one, and does nothing twice. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rearrangement"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    how_far: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show how far a rearrangement has come. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rearrangement"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    begin_to_watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewViewing"];
            };
        };
        responses: {
            /** @description Note who watches a recording, and why; a repeat gets the first answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Viewing"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    say_of_recording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Word"];
            };
        };
        responses: {
            /** @description Let one side say something about a recording: said again, it changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    entrust: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Referent"];
            };
        };
        responses: {
            /** @description Give the person an advisor of their own: oneself, a colleague, or nobody. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seeker"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    mark_vulnerable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Vulnerability"];
            };
        };
        responses: {
            /** @description Note that the person needs an answer sooner, or no longer does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seeker"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    who: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tell which advisor is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Open a session for a login and its password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End the session everywhere it is open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    read_place: {
        parameters: {
            query?: {
                after?: number;
            };
            header: {
                "Visavis-Place": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show the session to somebody who has a place in it, and note that they are there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Place"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    give_back: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Place": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give the place back that a link opens; somebody else may have it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    place_event: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Place": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return the session as a file that calendars open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    listen: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Place": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWay"];
            };
        };
        responses: {
            /** @description Let who has a place hear and see who presents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    ask_question: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Place": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuestion"];
            };
        };
        responses: {
            /** @description Keep a question; a repeat of its id gets the first answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionQuestion"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: {
                agency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List what an agency announces: the one that is named, or the one that opened first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End a session for all; said again, it changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stage"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    take_place: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlace"];
            };
        };
        responses: {
            /** @description Give somebody a place; a repeat of its id, or of the same seeker, gets the place they hold. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceGiven"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    decide_on_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                question: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionDecision"];
            };
        };
        responses: {
            /** @description Decide about a question; a repeat gets the first answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionQuestion"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    read_stage: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show the stage; whoever is on it is heard by this. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stage"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    go_live: {
        parameters: {
            query?: {
                after?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Go on the stage, or take it over; said again, it changes nothing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stage"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    present: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWay"];
            };
        };
        responses: {
            /** @description Let who is on the stage be heard and seen. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    targets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List the queues and the colleagues of the advisor's agency. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Targets"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    my_timetable: {
        parameters: {
            query?: {
                days?: number;
                from?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show one's own days, from `from` (YYYY-MM-DD) on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timetable"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    next_booking: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show the next booking of one's own, or the one whose hour has come. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextBooking"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    unanswered: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Show an advisor what waits for a first answer in the queues they serve, but for what is on their own desk. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllUnanswered"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    enter_call: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewJoin"];
            };
        };
        responses: {
            /** @description Answer an offer: the media process of the room does, or another where that one is gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTrial"];
            };
        };
        responses: {
            /** @description Let somebody try, whoever they are. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBegun"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    connect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialOffers"];
            };
        };
        responses: {
            /** @description Answer both offers; like a join, it holds no transaction while it waits for the media process. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialAnswers"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    conclude: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialResult"];
            };
        };
        responses: {
            /** @description End a trial; whoever is known to us has its result kept, with the appointment by whose link they came. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    open_video: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVideo"];
            };
        };
        responses: {
            /** @description Open a video call and let it wait in the line of its motive. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                seat: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give a part of a film, as players ask for it: from a byte on, as much as one sealed piece holds. */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    read_visit: {
        parameters: {
            query?: {
                after?: number;
            };
            header: {
                "Visavis-Guest": string;
                "Visavis-Pass": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tell a guest where they stand: first load, reconnect and poll alike. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    arrive: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Guest": string;
                "Visavis-Pass": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Arrival"];
            };
        };
        responses: {
            /** @description Knock; said again by the same page, it changes only the name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    end_visit: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Guest": string;
                "Visavis-Pass": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Leave for good: the link is used up. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    write_on_visit: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Guest": string;
                "Visavis-Pass": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestLine"];
            };
        };
        responses: {
            /** @description Keep a line of a guest's; a repeat of its id gets the first answer. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    give_guest_key: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Guest": string;
                "Visavis-Pass": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give who sits a key to their seat. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyGiven"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    recordings_on_visit: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Guest": string;
                "Visavis-Pass": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tell a guest what is asked, and of what they have agreed to: while their link holds, even after they left. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recordings"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    say_on_visit: {
        parameters: {
            query?: never;
            header: {
                "Visavis-Guest": string;
                "Visavis-Pass": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Word"];
            };
        };
        responses: {
            /** @description Let a guest say something about a recording; like the others', it holds no row while the process looks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recording"];
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    outbox_page: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return the letters that went out last, as anybody reads them; in a demonstration only. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
    outbox_letter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return one letter's twin in HTML, as its reader's program shows it; in a demonstration only. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A refusal. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refused"];
                };
            };
        };
    };
}
export type Language = Advisor["languages"][number];
