// The button of a sheet that is made to be printed.
document.querySelector("[data-print]")?.addEventListener("click", () => print());
