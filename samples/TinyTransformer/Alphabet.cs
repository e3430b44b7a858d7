/// <summary>The characters of the text, each with a number.</summary>
internal static class Alphabet
{
    /// <summary>How many characters there are.</summary>
    public const int Size = 66;

    private const string Characters = "\n !\"'(),-.158:;?ABCDEFGHIJKLMNOPRSTUVWYZabcdefghijklmnopqrstuvwxyz";

    public static char Character(int id) => Characters[id];

    /// <exception cref="InvalidDataException">The text has another character.</exception>
    public static float[] Ids(string text)
    {
        var ids = new float[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            int id = Characters.IndexOf(text[i]);
            if (id < 0) throw new InvalidDataException($"The text has the character U+{(int)text[i]:X4}, for which there is no number.");
            ids[i] = id;
        }

        return ids;
    }
}
