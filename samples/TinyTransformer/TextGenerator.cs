using System.Text;

/// <summary>Writes text one character at a time: each step takes the last character and remembers those before it.</summary>
/// <param name="model">The network.</param>
/// <param name="seed">The same seed draws the same characters from the same network.</param>
internal sealed class TextGenerator(TinyTransformerNetwork model, int seed)
{
    private const double Temperature = 0.7;

    // What is left in mind when the network has seen all the characters that it can.
    private const int Remembered = TinyTransformerNetwork.Length / 2;

    private readonly TinyTransformerNetwork.Session _session = model.CreateSession();
    private readonly float[] _scores = new float[TinyTransformerNetwork.StepOutputSize];
    private readonly Random _random = new(seed);

    public string Write(string beginning, int length)
    {
        var text = new StringBuilder(beginning);
        _session.Reset();
        Read(beginning);
        while (text.Length < length)
        {
            char next = Draw();
            text.Append(next);
            if (_session.Frames < TinyTransformerNetwork.Length)
            {
                Read(next.ToString());
                continue;
            }

            _session.Reset();
            Read(text.ToString(text.Length - Remembered, Remembered));
        }

        return text.ToString();
    }

    private void Read(string characters)
    {
        foreach (float id in Alphabet.Ids(characters)) _session.Step([id], _scores);
    }

    // A character with the probability that the scores give it, sharpened a little.
    private char Draw()
    {
        double largest = _scores.Max(), sum = _scores.Sum(score => Math.Exp((score - largest) / Temperature));
        double left = _random.NextDouble() * sum;
        for (int id = 0; id < _scores.Length; id++)
        {
            left -= Math.Exp((_scores[id] - largest) / Temperature);
            if (left < 0) return Alphabet.Character(id);
        }

        return ' ';
    }
}
