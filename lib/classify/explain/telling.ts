/** Nothing but signs, numbers and the small words of a language says why: English, German, French, Spanish, Portuguese, Italian, Dutch. */
const filler = new Set(
  [
    'a an and are as at be but by can do for from get has have he her his how i if in is it its just me my no not of on or our out she so than that the their them then there they this to up us was we were what when will with you your',
    'aber als am an auch auf aus bei bin bis da das dass dem den der des die dir du ein eine einem einen einer er es für hat ich ihr im in ist ja kann kein man mir mit nach nicht noch nur oder sich sie sind so um und uns vom von vor war was wenn wie wir wird zu zum zur über',
    'au aux avec ce ces cette dans de des du elle en est et il je la le les leur mais me mes mon ne nos nous on ou par pas pour qu que qui sa se ses son sont sur ta te tes un une vous à été',
    'al como con del el en es esta este la las le lo los mi muy más no nos para pero por que se si sin son su sus te tu un una y ya',
    'ao aos as com como da das de do dos e em ela ele eu foi isso mais mas meu na nas no nos não o os ou para pela pelo por que se sem ser seu sua são te um uma você é',
    'che ci come con da dei del della di e gli ha i il in io la le lo ma mi nel non per più se si sono su ti un una è',
    'aan als bij dat de den die dit een en er geen het hij ik in is je maar met mijn naar niet of om ook op te tot u uit van voor was wat we wij ze zijn',
  ].flatMap((words) => words.split(' ')),
)
/** Whether a word says anything to a person; a model counts the others, too. */
export const telling = (word: string): boolean =>
  /\p{L}{2}|[\p{Script=Han}\p{Script=Thai}]/u.test(word) && !filler.has(word.toLowerCase())
