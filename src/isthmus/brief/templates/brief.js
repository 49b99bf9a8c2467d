(function () {
  "use strict";
  var box = document.getElementById("source"), title = document.getElementById("source-title");
  var list = box.querySelector("dl"), link = box.querySelector("a.row"), close = box.querySelector("button");
  var open = null, timer = 0;
  function hide(back) {
    clearTimeout(timer);
    if (!open) return;
    open.removeAttribute("aria-expanded");
    if (back) open.focus({ preventScroll: true });
    open = null;
    box.hidden = true;
  }
  function show(number) {
    var row = document.getElementById("row-" + number.dataset.figure);
    if (!row) return;
    hide(false);
    var heads = row.closest("table").querySelectorAll("thead th"), cells = row.children;
    title.textContent = cells[0].firstChild.textContent;
    list.textContent = "";
    for (var i = 1; i < cells.length; i++) {
      if (!cells[i].textContent) continue;
      var dt = document.createElement("dt"), dd = document.createElement("dd");
      dt.textContent = heads[i].textContent;
      dd.innerHTML = cells[i].innerHTML;
      list.append(dt, dd);
    }
    link.href = "#" + row.id;
    open = number;
    number.setAttribute("aria-expanded", "true");
    box.hidden = false;
    var at = number.getBoundingClientRect(), wide = box.offsetWidth, high = box.offsetHeight;
    var left = Math.min(Math.max(16, at.left), document.documentElement.clientWidth - wide - 16);
    var top = at.bottom + 6 + high > window.innerHeight && at.top > high + 6 ? at.top - high - 6 : at.bottom + 6;
    box.style.left = left + window.scrollX + "px";
    box.style.top = top + window.scrollY + "px";
  }
  function reveal() {
    var row = location.hash && document.getElementById(location.hash.slice(1));
    var fold = row && row.closest("details");
    if (fold) { fold.open = true; row.scrollIntoView({ block: "center" }); }
  }
  document.querySelectorAll("a.num").forEach(function (number) { number.setAttribute("role", "button"); });
  document.addEventListener("click", function (event) {
    var number = event.target.closest("a.num");
    if (number) {
      event.preventDefault();
      if (open === number) hide(false); else { show(number); close.focus({ preventScroll: true }); }
    } else if (open && !box.contains(event.target)) hide(false);
  });
  document.addEventListener("mouseover", function (event) {
    var number = event.target.closest("a.num");
    clearTimeout(timer);
    if (number && number !== open) timer = setTimeout(function () { show(number); }, 250);
    else if (!number && open && !box.contains(event.target) && !box.contains(document.activeElement))
      timer = setTimeout(function () { hide(false); }, 400);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide(true);
    else if (event.key === " " && event.target.matches && event.target.matches("a.num")) { event.preventDefault(); event.target.click(); }
  });
  close.addEventListener("click", function () { hide(true); });
  link.addEventListener("click", function () { hide(false); });
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", function () { document.querySelectorAll("main > section:not(:last-child) details").forEach(function (d) { d.open = true; }); });
  reveal();
})();
