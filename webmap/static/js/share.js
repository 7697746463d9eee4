// The page 共有: its buttons; nothing else needs a script.

import { offerCopies } from "./copy.js";

offerCopies(document);
