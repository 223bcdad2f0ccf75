"""Every address of the administration."""

from queues.administration import absences, announcing, documents, dry_run, overview, sheets, year

routes = (
    *overview.routes,
    *documents.routes,
    *sheets.routes,
    *announcing.routes,
    *absences.routes,
    *dry_run.routes,
    *year.routes,
)
