using System;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Report;

/// <summary>Pictures of the weights, a byte with a sign for each number.</summary>
internal static class WeightContent
{
    private const int MostPictures = 24, MostNumbers = 1 << 19;

    // The byte between tiles, and for what is no number.
    private const sbyte Nothing = sbyte.MinValue;

    public static void Write(Utf8JsonWriter json, INetwork<float> network)
    {
        int numbers = 0;
        json.WriteStartArray("weights");
        foreach (var picture in network.Description.Parameters.Select(parameter => WeightPicture.Of(network, parameter)).OfType<WeightPicture>().Take(MostPictures))
        {
            numbers += picture.Values.Length;
            if (numbers > MostNumbers) break;
            float most = picture.Most;
            json.WriteStartObject();
            json.WriteString("name", picture.Name);
            json.WriteString("text", picture.Text);
            json.WriteNumberOrNull("most", most);
            json.WriteNumber("width", picture.Width);
            json.WriteNumber("height", picture.Height);
            json.WriteBase64String("pixels", [.. picture.Values.Select(value => (byte)Level(value, most))]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static sbyte Level(float value, float most) => !float.IsFinite(value) ? Nothing : most > 0 ? (sbyte)MathF.Round(value / most * sbyte.MaxValue) : (sbyte)0;
}
