// Leads on with the query and the hash that the address came with.
const to = document.getElementById("to");
if (to) location.replace(to.href + location.search + location.hash);
