// Asks for guesses before the text is read. Lessons with `guess` load this script when someone begins to read.
import { beginGuess } from "./ui/guess";

beginGuess();
