"use strict";
// Columns sort by a click: first rising, then falling, then as they were.
for (const table of document.querySelectorAll("table.figures")) {
  const body = table.tBodies[0];
  const original = Array.from(body.rows);
  const headings = Array.from(table.tHead.rows[0].cells);
  const value = (row, column) => {
    const text = row.cells[column].textContent;
    const number = parseFloat(text);
    return headings[column].className !== "number" ? text : isNaN(number) ? Infinity : number;
  };
  headings.forEach((heading, column) => heading.firstChild.addEventListener("click", () => {
    const order = { null: "ascending", ascending: "descending", descending: null }[heading.getAttribute("aria-sort")];
    headings.forEach(other => other.removeAttribute("aria-sort"));
    const rows = original.slice();
    if (order) {
      heading.setAttribute("aria-sort", order);
      const sign = order === "ascending" ? 1 : -1;
      rows.sort((a, b) => {
        const x = value(a, column), y = value(b, column);
        return sign * (typeof x === "string" ? x.localeCompare(y, undefined, { numeric: true }) : x === y ? 0 : x - y);
      });
    }
    table.classList.toggle("sorted", Boolean(order));
    rows.forEach(row => body.appendChild(row));
  }));
}
// What is folded away is printed as well.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(details => { details.open = true; }));
