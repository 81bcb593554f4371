// Decides what every page can do: leave quickly where that is offered, and open the search.
import { leaveQuickly } from "./exit.mjs";
import { offerSearch } from "./search-open.mjs";

leaveQuickly();
offerSearch();
