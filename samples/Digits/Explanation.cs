using CompiledNet;
using CompiledNet.Explanations;

/// <summary>Shows which pixels speak for what the network saw: integrated gradients from a black image.</summary>
internal static class Explanation
{
    private const int Drawn = 3;
    private const string Folder = "digits-explained";

    public static int Run(int seed, string path)
    {
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"{path} does not exist; train first: dotnet run -c Release --project samples/Digits");
            return 1;
        }

        var model = DigitsNetwork.FromFile(path, out var scaler);
        var (_, test) = DigitsData.Load(seed);
        var scaled = scaler!.Apply(test);
        var explainer = new Explainer(model);
        float[] black = new float[DigitsNetwork.InputSize], origin = new float[black.Length];
        scaler.Apply(black, origin);
        for (int row = 0; row < Drawn; row++)
        {
            var pixels = scaled.FeatureRow(row);
            float[] probabilities = model.Predict(pixels.ToArray());
            int seen = DigitDrawing.Order(probabilities)[0];
            var image = explainer.IntegratedGradients(pixels, seen, origin).Image();
            // Only what speaks for the digit; what speaks against it would be as bright.
            var speaksFor = image with { Values = [.. image.Values.Select(value => MathF.Max(value, 0))] };
            string[] digit = DigitDrawing.Draw(test.FeatureRow(row), probabilities, (int)test.TargetRow(row)[0]).TrimEnd().Split(Environment.NewLine);
            string[] why = speaksFor.ToString().Split('\n');
            Console.WriteLine($"{digit[0],-52}what speaks for a {seen}");
            for (int line = 0; line < why.Length; line++) Console.WriteLine($"{digit[line + 1],-52}{why[line]}");
            Console.WriteLine();
            speaksFor.Resize(128, 128).SavePgm(Path.Combine(Folder, $"{row}-seen-as-{seen}.pgm"));
        }

        Console.WriteLine($"The same as pictures: {Folder}/*.pgm");
        return 0;
    }
}
