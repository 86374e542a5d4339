/// The keys of the YAML files that the tool reads, which messages may show even if no value may be shown.
enum OwnKeys {
  static let all: Set<String> = [
    "above", "accepted", "adapted", "address", "age-band", "aim", "alt", "and-over", "area", "as", "audience",
    "author", "band", "base", "base-url", "behaviour", "below", "between", "birth-date", "by", "cells", "center",
    "changes", "check", "checks", "circles", "clearance", "closed", "code", "codes", "coef", "columns",
    "confidential", "consent", "contact", "contacts", "counted-from", "crosswalk", "date", "decimals", "descending",
    "description", "dims", "disclosure", "district", "edition", "editions", "emergency", "en", "eq", "except",
    "expires", "fictional", "field", "fields", "file", "first-contact", "floor", "folder", "forbid", "from",
    "from-age", "given", "group", "group-by", "groups", "held-against", "highlight", "hours", "household", "how",
    "id", "ignored-columns", "ignored-sheets", "in", "issues", "items", "ja", "ja-simple", "joining", "kind", "kinds",
    "label", "labels", "language", "languages", "lasts", "lattice", "levels", "licence", "line", "links", "lo",
    "mails", "mark", "marks", "materials", "max-share", "measure", "method", "minutes", "mixed", "mode", "model",
    "months", "moved-to", "municipality", "must-print", "name", "name-kana", "navigation", "next-publication", "note",
    "note-columns", "notes", "numbers-figures", "of", "op", "opened", "order", "order-by", "otherwise", "output",
    "page", "parts", "percent", "period", "phone", "phones", "population", "postal-codes", "prefecture",
    "proofreading", "protect", "provenance", "public", "publisher", "reason", "register", "relations", "reopened",
    "reporting-period", "require", "required", "required-with", "reveal", "rhs", "rounded", "route", "rows", "rule",
    "same", "says", "secondaries", "security-contact", "sensitive", "service", "severity", "share-images", "sign",
    "skip-holidays", "snapshot", "snapshots", "sorted", "source", "sources", "stale-after", "start", "status",
    "steps", "subfolders", "sum", "summary", "table", "targets", "template", "text", "that", "then", "threshold",
    "tie", "tiles", "times", "title", "to", "told", "total", "truth", "type", "unit", "until", "until-age", "updated",
    "url", "valid-from", "valid-until", "value", "values", "vectors", "versions", "waivers", "warning", "waters",
    "weights", "wheels", "when", "where", "who", "width", "zeros",
  ]
}
