/// The script and the style of the preview.
enum PreviewAssets {
  static func file(_ name: String) -> String? {
    switch name {
    case "preview.js": script
    case "preview.css": style
    default: nil
    }
  }

  /// Loads the page again where it was when it has changed, and shows what is wrong as long as it is.
  private static let script = """
    (() => {
      const { path, build } = document.currentScript.dataset;
      const key = "engawa-preview-place";
      const left = JSON.parse(sessionStorage.getItem(key) || "null");
      sessionStorage.removeItem(key);
      if (left && left.page === location.pathname) {
        const back = () => scrollTo(left.x, left.y);
        back();
        addEventListener("load", back);
      }
      const reload = () => {
        sessionStorage.setItem(key, JSON.stringify({ page: location.pathname, x: scrollX, y: scrollY }));
        location.reload();
      };
      const show = (problems) => {
        document.querySelectorAll(".engawa-preview-problems").forEach((old) => old.remove());
        if (problems) document.body.insertAdjacentHTML("afterbegin", problems);
      };
      const events = new EventSource("/_engawa/events");
      events.addEventListener("state", (event) => {
        const state = JSON.parse(event.data);
        if (String(state.build) !== build && (state.build > 0 || !state.problems)) return reload();
        show(state.problems);
      });
      events.addEventListener("built", (event) => {
        const changed = JSON.parse(event.data);
        // What is no page, such as a style or a picture, may be on any of them.
        const isOurs = (file) => file === path || !/\\.(html|xml|csv)$/.test(file);
        if (!path || changed === null || changed.some(isOurs)) return reload();
        show(null);
      });
      events.addEventListener("failed", (event) => show(JSON.parse(event.data)));
    })();

    """

  private static let style = """
    .engawa-preview-bar {
      position: fixed; inset-inline-end: 0; inset-block-end: 0; z-index: 2147483646; margin: 0; padding: 0.4em 0.8em;
      font: 0.8125rem/1.4 system-ui, sans-serif; color: #1a1a1c; background: #ffe380;
      border: 1px solid #6b4e00; border-width: 1px 0 0 1px; border-start-start-radius: 6px;
    }
    .engawa-preview-problems {
      position: relative; z-index: 2147483645; margin: 0; padding: 1rem;
      font: 1rem/1.6 system-ui, sans-serif; color: #1a1a1c; background: #fff;
      border-block-end: 6px solid #c8102e; max-height: 80vh; overflow: auto;
    }
    .engawa-preview-problems h2 { margin: 0 0 0.5rem; font-size: 1.25rem; color: #a00d24; }
    .engawa-preview-problems h3 { margin: 0; font-size: 1rem; }
    .engawa-preview-problems p { margin: 0.25rem 0; }
    .engawa-preview-problems article { padding: 0.75rem 0; border-block-start: 1px solid #767676; }
    .engawa-preview-problems a { color: #00118f; text-decoration: underline; }
    .engawa-preview-problems pre {
      margin: 0.25rem 0 0; padding: 0.5rem; overflow: auto; color: #1a1a1c; background: #f2f2f2;
      font: 0.875rem/1.5 ui-monospace, "Noto Sans Mono CJK JP", monospace;
    }
    @media print { .engawa-preview-bar, .engawa-preview-problems { display: none; } }

    """
}
