// The files of a new site, put into the tool as they stand in files/. A test holds this list against the folder.
#include "CStarter.h"

static const unsigned char content_about_accessibility_md[] = {
#embed "files/content/about/accessibility.md"
};
static const unsigned char content_about_contact_md[] = {
#embed "files/content/about/contact.md"
};
static const unsigned char content_about_index_md[] = {
#embed "files/content/about/index.md"
};
static const unsigned char content_about_privacy_md[] = {
#embed "files/content/about/privacy.md"
};
static const unsigned char content_activities__DISTRICT__pantry_md[] = {
#embed "files/content/activities/@OTHER@/pantry.md"
};
static const unsigned char content_activities__DISTRICT__tea_md[] = {
#embed "files/content/activities/@DISTRICT@/tea.md"
};
static const unsigned char content_activities_index_md[] = {
#embed "files/content/activities/index.md"
};
static const unsigned char content_cases_example_csv[] = {
#embed "files/content/cases/example.csv"
};
static const unsigned char content_codes_age_bands_yml[] = {
#embed "files/content/codes/age-bands.yml"
};
static const unsigned char content_codes_districts_yml[] = {
#embed "files/content/codes/districts.yml"
};
static const unsigned char content_codes_first_contacts_yml[] = {
#embed "files/content/codes/first-contacts.yml"
};
static const unsigned char content_codes_households_yml[] = {
#embed "files/content/codes/households.yml"
};
static const unsigned char content_codes_issues_yml[] = {
#embed "files/content/codes/issues.yml"
};
static const unsigned char content_codes_routes_yml[] = {
#embed "files/content/codes/routes.yml"
};
static const unsigned char content_codes_states_yml[] = {
#embed "files/content/codes/states.yml"
};
static const unsigned char content_districts__EACH__md[] = {
#embed "files/content/districts/@EACH@.md"
};
static const unsigned char content_districts_index_md[] = {
#embed "files/content/districts/index.md"
};
static const unsigned char content_index_md[] = {
#embed "files/content/index.md"
};
static const unsigned char content_kinds_activity_yml[] = {
#embed "files/content/kinds/activity.yml"
};
static const unsigned char content_kinds_district_yml[] = {
#embed "files/content/kinds/district.yml"
};
static const unsigned char content_kinds_news_yml[] = {
#embed "files/content/kinds/news.yml"
};
static const unsigned char content_kinds_page_yml[] = {
#embed "files/content/kinds/page.yml"
};
static const unsigned char content_news_index_md[] = {
#embed "files/content/news/index.md"
};
static const unsigned char content_news_opened_md[] = {
#embed "files/content/news/opened.md"
};
static const unsigned char content_search_yml[] = {
#embed "files/content/search.yml"
};
static const unsigned char content_statistics_activities_yml[] = {
#embed "files/content/statistics/activities.yml"
};
static const unsigned char content_statistics_people_yml[] = {
#embed "files/content/statistics/people.yml"
};
static const unsigned char engawa_yml[] = {
#embed "files/engawa.yml"
};
static const unsigned char gitignore[] = {
#embed "files/gitignore"
};

static const engawa_starter_file files[] = {
    {"content/about/accessibility.md", content_about_accessibility_md, sizeof content_about_accessibility_md},
    {"content/about/contact.md", content_about_contact_md, sizeof content_about_contact_md},
    {"content/about/index.md", content_about_index_md, sizeof content_about_index_md},
    {"content/about/privacy.md", content_about_privacy_md, sizeof content_about_privacy_md},
    {"content/activities/@OTHER@/pantry.md", content_activities__DISTRICT__pantry_md, sizeof content_activities__DISTRICT__pantry_md},
    {"content/activities/@DISTRICT@/tea.md", content_activities__DISTRICT__tea_md, sizeof content_activities__DISTRICT__tea_md},
    {"content/activities/index.md", content_activities_index_md, sizeof content_activities_index_md},
    {"content/cases/example.csv", content_cases_example_csv, sizeof content_cases_example_csv},
    {"content/codes/age-bands.yml", content_codes_age_bands_yml, sizeof content_codes_age_bands_yml},
    {"content/codes/districts.yml", content_codes_districts_yml, sizeof content_codes_districts_yml},
    {"content/codes/first-contacts.yml", content_codes_first_contacts_yml, sizeof content_codes_first_contacts_yml},
    {"content/codes/households.yml", content_codes_households_yml, sizeof content_codes_households_yml},
    {"content/codes/issues.yml", content_codes_issues_yml, sizeof content_codes_issues_yml},
    {"content/codes/routes.yml", content_codes_routes_yml, sizeof content_codes_routes_yml},
    {"content/codes/states.yml", content_codes_states_yml, sizeof content_codes_states_yml},
    {"content/districts/@EACH@.md", content_districts__EACH__md, sizeof content_districts__EACH__md},
    {"content/districts/index.md", content_districts_index_md, sizeof content_districts_index_md},
    {"content/index.md", content_index_md, sizeof content_index_md},
    {"content/kinds/activity.yml", content_kinds_activity_yml, sizeof content_kinds_activity_yml},
    {"content/kinds/district.yml", content_kinds_district_yml, sizeof content_kinds_district_yml},
    {"content/kinds/news.yml", content_kinds_news_yml, sizeof content_kinds_news_yml},
    {"content/kinds/page.yml", content_kinds_page_yml, sizeof content_kinds_page_yml},
    {"content/news/index.md", content_news_index_md, sizeof content_news_index_md},
    {"content/news/opened.md", content_news_opened_md, sizeof content_news_opened_md},
    {"content/search.yml", content_search_yml, sizeof content_search_yml},
    {"content/statistics/activities.yml", content_statistics_activities_yml, sizeof content_statistics_activities_yml},
    {"content/statistics/people.yml", content_statistics_people_yml, sizeof content_statistics_people_yml},
    {"engawa.yml", engawa_yml, sizeof engawa_yml},
    {"gitignore", gitignore, sizeof gitignore},
};

size_t engawa_starter_count(void) { return sizeof files / sizeof files[0]; }

engawa_starter_file engawa_starter_at(size_t index) { return files[index]; }
