// The theme that every site begins with, put into the tool as it stands in files/. A test holds this list against the
// folder.
#include "CTheme.h"

static const unsigned char article_mustache[] = {
#embed "files/article.mustache"
};
static const unsigned char assets_course_js[] = {
#embed "files/assets/course.js"
};
static const unsigned char assets_deck_js[] = {
#embed "files/assets/deck.js"
};
static const unsigned char assets_icon_svg[] = {
#embed "files/assets/icon.svg"
};
static const unsigned char assets_search_js[] = {
#embed "files/assets/search.js"
};
static const unsigned char assets_site_css[] = {
#embed "files/assets/site.css"
};
static const unsigned char assets_training_css[] = {
#embed "files/assets/training.css"
};
static const unsigned char figures_chart_mustache[] = {
#embed "files/figures/chart.mustache"
};
static const unsigned char figures_diagram_mustache[] = {
#embed "files/figures/diagram.mustache"
};
static const unsigned char figures_links_mustache[] = {
#embed "files/figures/links.mustache"
};
static const unsigned char figures_plan_mustache[] = {
#embed "files/figures/plan.mustache"
};
static const unsigned char figures_print_css[] = {
#embed "files/figures/print.css"
};
static const unsigned char figures_share_css[] = {
#embed "files/figures/share.css"
};
static const unsigned char figures_table_mustache[] = {
#embed "files/figures/table.mustache"
};
static const unsigned char layout_mustache[] = {
#embed "files/layout.mustache"
};
static const unsigned char pages_calendar_mustache[] = {
#embed "files/pages/calendar.mustache"
};
static const unsigned char pages_collection_mustache[] = {
#embed "files/pages/collection.mustache"
};
static const unsigned char pages_comparison_mustache[] = {
#embed "files/pages/comparison.mustache"
};
static const unsigned char pages_course_mustache[] = {
#embed "files/pages/course.mustache"
};
static const unsigned char pages_deck_mustache[] = {
#embed "files/pages/deck.mustache"
};
static const unsigned char pages_home_mustache[] = {
#embed "files/pages/home.mustache"
};
static const unsigned char pages_not_found_mustache[] = {
#embed "files/pages/not-found.mustache"
};
static const unsigned char pages_page_mustache[] = {
#embed "files/pages/page.mustache"
};
static const unsigned char pages_release_mustache[] = {
#embed "files/pages/release.mustache"
};
static const unsigned char pages_releases_mustache[] = {
#embed "files/pages/releases.mustache"
};
static const unsigned char pages_search_mustache[] = {
#embed "files/pages/search.mustache"
};
static const unsigned char pages_statistics_mustache[] = {
#embed "files/pages/statistics.mustache"
};
static const unsigned char pages_table_mustache[] = {
#embed "files/pages/table.mustache"
};
static const unsigned char pages_worksheet_mustache[] = {
#embed "files/pages/worksheet.mustache"
};
static const unsigned char partials_breadcrumbs_mustache[] = {
#embed "files/partials/breadcrumbs.mustache"
};
static const unsigned char partials_cards_mustache[] = {
#embed "files/partials/cards.mustache"
};
static const unsigned char partials_chart_mustache[] = {
#embed "files/partials/chart.mustache"
};
static const unsigned char partials_citation_mustache[] = {
#embed "files/partials/citation.mustache"
};
static const unsigned char partials_citations_mustache[] = {
#embed "files/partials/citations.mustache"
};
static const unsigned char partials_contact_mustache[] = {
#embed "files/partials/contact.mustache"
};
static const unsigned char partials_contents_mustache[] = {
#embed "files/partials/contents.mustache"
};
static const unsigned char partials_day_mustache[] = {
#embed "files/partials/day.mustache"
};
static const unsigned char partials_diagram_mustache[] = {
#embed "files/partials/diagram.mustache"
};
static const unsigned char partials_facts_mustache[] = {
#embed "files/partials/facts.mustache"
};
static const unsigned char partials_frozen_text_mustache[] = {
#embed "files/partials/frozen-text.mustache"
};
static const unsigned char partials_group_calendar_mustache[] = {
#embed "files/partials/group-calendar.mustache"
};
static const unsigned char partials_languages_mustache[] = {
#embed "files/partials/languages.mustache"
};
static const unsigned char partials_mentions_mustache[] = {
#embed "files/partials/mentions.mustache"
};
static const unsigned char partials_neighbours_mustache[] = {
#embed "files/partials/neighbours.mustache"
};
static const unsigned char partials_own_releases_mustache[] = {
#embed "files/partials/own-releases.mustache"
};
static const unsigned char partials_relations_mustache[] = {
#embed "files/partials/relations.mustache"
};
static const unsigned char partials_release_facts_mustache[] = {
#embed "files/partials/release-facts.mustache"
};
static const unsigned char partials_schedule_mustache[] = {
#embed "files/partials/schedule.mustache"
};
static const unsigned char partials_search_box_mustache[] = {
#embed "files/partials/search-box.mustache"
};
static const unsigned char partials_sign_mustache[] = {
#embed "files/partials/sign.mustache"
};
static const unsigned char partials_table_mustache[] = {
#embed "files/partials/table.mustache"
};
static const unsigned char partials_updated_mustache[] = {
#embed "files/partials/updated.mustache"
};
static const unsigned char releases_print_css[] = {
#embed "files/releases/print.css"
};
static const unsigned char releases_print_mustache[] = {
#embed "files/releases/print.mustache"
};
static const unsigned char releases_report_mustache[] = {
#embed "files/releases/report.mustache"
};
static const unsigned char releases_screen_css[] = {
#embed "files/releases/screen.css"
};
static const unsigned char releases_tables_mustache[] = {
#embed "files/releases/tables.mustache"
};
static const unsigned char strings_en_yml[] = {
#embed "files/strings/en.yml"
};
static const unsigned char strings_ja_simple_yml[] = {
#embed "files/strings/ja-simple.yml"
};
static const unsigned char strings_ja_yml[] = {
#embed "files/strings/ja.yml"
};
static const unsigned char training_handout_css[] = {
#embed "files/training/handout.css"
};
static const unsigned char training_handout_mustache[] = {
#embed "files/training/handout.mustache"
};
static const unsigned char training_sheet_css[] = {
#embed "files/training/sheet.css"
};
static const unsigned char training_sheet_mustache[] = {
#embed "files/training/sheet.mustache"
};
static const unsigned char training_slides_css[] = {
#embed "files/training/slides.css"
};
static const unsigned char training_slides_mustache[] = {
#embed "files/training/slides.mustache"
};
static const unsigned char training_start_mustache[] = {
#embed "files/training/start.mustache"
};

static const engawa_theme_file files[] = {
    {"article.mustache", article_mustache, sizeof article_mustache},
    {"assets/course.js", assets_course_js, sizeof assets_course_js},
    {"assets/deck.js", assets_deck_js, sizeof assets_deck_js},
    {"assets/icon.svg", assets_icon_svg, sizeof assets_icon_svg},
    {"assets/search.js", assets_search_js, sizeof assets_search_js},
    {"assets/site.css", assets_site_css, sizeof assets_site_css},
    {"assets/training.css", assets_training_css, sizeof assets_training_css},
    {"figures/chart.mustache", figures_chart_mustache, sizeof figures_chart_mustache},
    {"figures/diagram.mustache", figures_diagram_mustache, sizeof figures_diagram_mustache},
    {"figures/links.mustache", figures_links_mustache, sizeof figures_links_mustache},
    {"figures/plan.mustache", figures_plan_mustache, sizeof figures_plan_mustache},
    {"figures/print.css", figures_print_css, sizeof figures_print_css},
    {"figures/share.css", figures_share_css, sizeof figures_share_css},
    {"figures/table.mustache", figures_table_mustache, sizeof figures_table_mustache},
    {"layout.mustache", layout_mustache, sizeof layout_mustache},
    {"pages/calendar.mustache", pages_calendar_mustache, sizeof pages_calendar_mustache},
    {"pages/collection.mustache", pages_collection_mustache, sizeof pages_collection_mustache},
    {"pages/comparison.mustache", pages_comparison_mustache, sizeof pages_comparison_mustache},
    {"pages/course.mustache", pages_course_mustache, sizeof pages_course_mustache},
    {"pages/deck.mustache", pages_deck_mustache, sizeof pages_deck_mustache},
    {"pages/home.mustache", pages_home_mustache, sizeof pages_home_mustache},
    {"pages/not-found.mustache", pages_not_found_mustache, sizeof pages_not_found_mustache},
    {"pages/page.mustache", pages_page_mustache, sizeof pages_page_mustache},
    {"pages/release.mustache", pages_release_mustache, sizeof pages_release_mustache},
    {"pages/releases.mustache", pages_releases_mustache, sizeof pages_releases_mustache},
    {"pages/search.mustache", pages_search_mustache, sizeof pages_search_mustache},
    {"pages/statistics.mustache", pages_statistics_mustache, sizeof pages_statistics_mustache},
    {"pages/table.mustache", pages_table_mustache, sizeof pages_table_mustache},
    {"pages/worksheet.mustache", pages_worksheet_mustache, sizeof pages_worksheet_mustache},
    {"partials/breadcrumbs.mustache", partials_breadcrumbs_mustache, sizeof partials_breadcrumbs_mustache},
    {"partials/cards.mustache", partials_cards_mustache, sizeof partials_cards_mustache},
    {"partials/chart.mustache", partials_chart_mustache, sizeof partials_chart_mustache},
    {"partials/citation.mustache", partials_citation_mustache, sizeof partials_citation_mustache},
    {"partials/citations.mustache", partials_citations_mustache, sizeof partials_citations_mustache},
    {"partials/contact.mustache", partials_contact_mustache, sizeof partials_contact_mustache},
    {"partials/contents.mustache", partials_contents_mustache, sizeof partials_contents_mustache},
    {"partials/day.mustache", partials_day_mustache, sizeof partials_day_mustache},
    {"partials/diagram.mustache", partials_diagram_mustache, sizeof partials_diagram_mustache},
    {"partials/facts.mustache", partials_facts_mustache, sizeof partials_facts_mustache},
    {"partials/frozen-text.mustache", partials_frozen_text_mustache, sizeof partials_frozen_text_mustache},
    {"partials/group-calendar.mustache", partials_group_calendar_mustache, sizeof partials_group_calendar_mustache},
    {"partials/languages.mustache", partials_languages_mustache, sizeof partials_languages_mustache},
    {"partials/mentions.mustache", partials_mentions_mustache, sizeof partials_mentions_mustache},
    {"partials/neighbours.mustache", partials_neighbours_mustache, sizeof partials_neighbours_mustache},
    {"partials/own-releases.mustache", partials_own_releases_mustache, sizeof partials_own_releases_mustache},
    {"partials/relations.mustache", partials_relations_mustache, sizeof partials_relations_mustache},
    {"partials/release-facts.mustache", partials_release_facts_mustache, sizeof partials_release_facts_mustache},
    {"partials/schedule.mustache", partials_schedule_mustache, sizeof partials_schedule_mustache},
    {"partials/search-box.mustache", partials_search_box_mustache, sizeof partials_search_box_mustache},
    {"partials/sign.mustache", partials_sign_mustache, sizeof partials_sign_mustache},
    {"partials/table.mustache", partials_table_mustache, sizeof partials_table_mustache},
    {"partials/updated.mustache", partials_updated_mustache, sizeof partials_updated_mustache},
    {"releases/print.css", releases_print_css, sizeof releases_print_css},
    {"releases/print.mustache", releases_print_mustache, sizeof releases_print_mustache},
    {"releases/report.mustache", releases_report_mustache, sizeof releases_report_mustache},
    {"releases/screen.css", releases_screen_css, sizeof releases_screen_css},
    {"releases/tables.mustache", releases_tables_mustache, sizeof releases_tables_mustache},
    {"strings/en.yml", strings_en_yml, sizeof strings_en_yml},
    {"strings/ja-simple.yml", strings_ja_simple_yml, sizeof strings_ja_simple_yml},
    {"strings/ja.yml", strings_ja_yml, sizeof strings_ja_yml},
    {"training/handout.css", training_handout_css, sizeof training_handout_css},
    {"training/handout.mustache", training_handout_mustache, sizeof training_handout_mustache},
    {"training/sheet.css", training_sheet_css, sizeof training_sheet_css},
    {"training/sheet.mustache", training_sheet_mustache, sizeof training_sheet_mustache},
    {"training/slides.css", training_slides_css, sizeof training_slides_css},
    {"training/slides.mustache", training_slides_mustache, sizeof training_slides_mustache},
    {"training/start.mustache", training_start_mustache, sizeof training_start_mustache},
};

size_t engawa_theme_count(void) { return sizeof files / sizeof files[0]; }

engawa_theme_file engawa_theme_at(size_t index) { return files[index]; }
