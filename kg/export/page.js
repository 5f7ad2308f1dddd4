"use strict";
// A row of the table and what it stands for in the text light up together: while pointed at, and for good when clicked.
const rows = [...document.querySelectorAll("tr[id]")];
const number = (row) => row.id.slice("fact-".length);
const isNamed = (row, mention) => row.dataset.mentions.split(" ").includes(mention);
const parts = (row) => [
  ...document.querySelectorAll(`[data-facts~="${number(row)}"]`),
  ...row.dataset.mentions.split(" ").filter(Boolean).flatMap((m) => [...document.querySelectorAll(`[data-mention="${m}"]`)]),
];
let kept = [];

function light(chosen) {
  for (const lit of document.querySelectorAll(".on")) lit.classList.remove("on");
  for (const row of chosen) for (const part of [row, ...parts(row)]) part.classList.add("on");
}

function keep(chosen, target) {
  kept = chosen.length === kept.length && chosen.every((row) => kept.includes(row)) ? [] : chosen;
  light(kept);
  if (kept.length && target) target.scrollIntoView({ block: "nearest", behavior: "smooth" });
}

function choose(row) {
  keep([row], parts(row)[0]);
  history.replaceState(null, "", kept.length ? `#${row.id}` : location.pathname + location.search);
}

for (const row of rows) {
  row.addEventListener("click", () => choose(row));
  row.addEventListener("pointerenter", () => light([...kept, row]));
  row.addEventListener("pointerleave", () => light(kept));
}
document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.("tr[id]");
  if (event.key === "Escape") keep([]);
  else if (row && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); choose(row); }
});
for (const mark of document.querySelectorAll("article mark")) {
  mark.addEventListener("click", (event) => {
    event.stopPropagation();
    const chosen = rows.filter((row) => isNamed(row, mark.dataset.mention));
    keep(chosen, chosen[0]);
    if (kept.length || !chosen.length) mark.classList.add("on");
  });
}
const linked = document.getElementById(location.hash.slice(1));
if (linked?.matches("tr[id]")) choose(linked);
