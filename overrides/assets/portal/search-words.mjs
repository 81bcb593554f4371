// Decides what a word is for the search: how a text is cut into words, and which forms count as one word.
// hooks/portal/compose/search_words.py does the same when the index is made; tests hold the two together.

export const WORD = /[\p{L}\p{N}]+/gu;

// Stress marks and soft hyphens are for readers; ѝ and и are one letter to who types.
export const plain = (text) => text.normalize("NFC").toLowerCase().replace(/[\u0300\u0301\u00ad]/g, "").replace(/ѝ/g, "и");

export const wordsOf = (text) => plain(text).match(WORD) ?? [];

const list = (words) => words.split(" ");

// What is said in every sentence, by letter: it finds nothing.
export const STOP = new Set(list(
  "а ако ала ами аз бе без беше би бил била били било бих бъда бъде бъдат бяха в вас ваш ваша ваше ваши ве ви вие все всеки всичко всички всяка всяко във върху " +
  "ги го да дали даже до докато ето за защото защо заради зад и из или им има имам имат имаш иска искам искат ѝ й ще щом кога когато което които кой която как каква какви какво какъв както като кои колко към къде " +
  "ли ме между ми мен мене могат може можеш мога можем много му на над най нас не него нея неща нещо ни ние никой нито но някой някаква някои някого някое о об обаче от отново още по под пък поне после преди при през пред " +
  "с са само се сега си съм сме сте със същ също така такава такива такова там те тези ти тия то това този той тук тя тях тоя у че чрез я бива дори едва един една едно едни затова която ях свой своя свое свои самият " +
  "трябва правя прави правим направя направи става случва случи нужно нужен " +
  "a about after all also am an and any are as at be been before but by can could did do does for from get had has have he her him his how i if in into is it its just may me more most my no not of on one or our out " +
  "she should so some than that the their them then there these they this to too up us was we were what when where which who whom why will with would you your",
));

export const CYRILLIC = /[а-я]/;

// Endings of Bulgarian words, longest first: article, number, gender, person and time. Several are taken off in turn.
const ARTICLES = list("ият ъта ът ят та то те");
const ENDINGS = list(
  "ванията ването вания ване анията ането ането ания ание ане янето яния яне енията ението ения ение ене " +
  "ището ищата овците ища ище ища овце овете евете ове еве ейки айки ъщи ащи ящи ещи ъщ ащ ящ ещ " +
  "алият аният еният аха яха иха еха уха аше яше еше име ихме ахме яхме ехме ихте ахте яхте " +
  "ете ите ате яте аме яме еме ем им ам ям ета ето еш иш аш яш ат ят ът ил ел ал ял ила ела ала яла или ели али яли ило ело ало яло " +
  "ан ян ен ана яна ена ани яни ени ано яно ено их ах ях ех ия ии ие ий ю а я о е и й у ь",
);
const ROOTS = list(
  "ейск ическ ийск овск анск енск ск ств ост ник ничк телк тел ищ чик ац ист иран ира ир ав ов ев ув ъв н ен ан ян ин к л т",
);
const ENGLISH = list("ations ation ings ing edly ed ies ied ions ion ments ment ers er ors or ness ly es s e y");

const byLength = (endings) => [...new Set(endings)].sort((a, b) => b.length - a.length);
const [articles, endings, roots, english] = [ARTICLES, ENDINGS, ROOTS, ENGLISH].map(byLength);

function without(word, list, least) {
  for (const ending of list) {
    if (!word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length);
    if (rest.length >= least) return rest;
  }
  return word;
}

// к/ц/ч, г/ж/з and х/ш change places in one word: ученик, ученици, ученичка.
const HARD = { ц: "к", ч: "к", ж: "г", з: "г", ш: "х" };
const hardened = (stem) => stem.slice(0, -1) + (HARD[stem.at(-1)] ?? stem.at(-1));

const FLEETING = /[бвгджзйклмпрстфхцчшщ]н$/;
// Forms that no ending explains: stem → stem.
const IRREGULAR = { дек: "дет", хор: "човек", бра: "брат" };

// The stem of a plain word: one for all its forms. Words of up to three letters and numbers stay as they are.
// Endings come off until none is left, so that адвокати and адвокат meet however far that goes.
export function stemOf(word) {
  if (word.length < 4 || /\p{N}/u.test(word)) return word;
  if (!CYRILLIC.test(word)) return without(word, english, 3);
  let stem = without(without(word, articles, 3), endings, 3);
  for (let bare = without(stem, endings, 4); bare !== stem; bare = without(stem, endings, 4)) stem = bare;
  // Правен, правна: the vowel of an adjective comes and goes.
  if (stem.length > 4 && FLEETING.test(stem)) stem = stem.slice(0, -1);
  stem = hardened(stem);
  return IRREGULAR[stem] ?? stem;
}

// What a stem shares with the words made from it: адвокат, адвокатски, адвокатство.
export function rootOf(stem) {
  if (stem.length < 5 || !CYRILLIC.test(stem)) return stem;
  let root = stem;
  for (let bare = without(root, roots, 4); bare !== root; bare = without(root, roots, 4)) root = bare;
  return hardened(root);
}
