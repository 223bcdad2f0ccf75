"""Every address of the administration."""

from queues.administration import documents, overview, sheets

routes = (*overview.routes, *documents.routes, *sheets.routes)
