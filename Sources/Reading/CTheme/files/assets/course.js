// Lets whoever takes part in a course tick off what is done. It is kept in this browser, and nowhere else.
"use strict";
(() => {
  const plan = document.querySelector("[data-plan]");
  if (!plan) return;
  const key = `engawa:plan:${location.pathname}`;
  let done = [];
  try { done = JSON.parse(localStorage.getItem(key) ?? "[]"); } catch { return; /* the browser keeps nothing */ }
  const head = document.createElement("th");
  head.scope = "col";
  head.textContent = plan.dataset.plan;
  plan.querySelector("thead tr").prepend(head);
  for (const row of plan.querySelectorAll("[data-item]")) {
    const number = Number(row.dataset.item), cell = document.createElement("td"), box = document.createElement("input");
    box.type = "checkbox";
    box.checked = done.includes(number);
    box.setAttribute("aria-label", `${plan.dataset.plan}: ${row.querySelector(".plan-title").textContent}`);
    box.addEventListener("change", () => {
      done = done.filter(one => one !== number).concat(box.checked ? number : []);
      try { localStorage.setItem(key, JSON.stringify(done)); } catch { /* the browser keeps nothing */ }
    });
    cell.className = "plan-done";
    cell.append(box);
    row.prepend(cell);
  }
})();
