// The page of all notes.
import { Notebook } from "./ui/notebook";
import { add } from "./ui/page";

add({ notebook: Notebook });
