/** Splits a text into sentences with their closing marks. Concatenated, they are the original text. */
export function splitSentences(text: string): string[] {
  return (
    text
      .match(/[^]*?(?:(?:[。！？!?；;…\n]|\.(?=[\s”’"'」』）)】\]》〉.]|$))+[”’"'」』）)】\]》〉]*|$)/g)
      ?.filter(Boolean) ?? []
  );
}
