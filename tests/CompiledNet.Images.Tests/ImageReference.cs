using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CompiledNet.Images.Tests;

/// <summary>What Reference/record.py recorded.</summary>
internal static class ImageReference
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "images.json"))).RootElement;

    public static IEnumerable<string> Files => Root.GetProperty("files").EnumerateObject().Select(file => file.Name);

    public static (int Height, int Width, byte[] Pixels) Source => (9, 12, [.. Numbers(Root.GetProperty("source"), "pixels").Select(pixel => (byte)pixel)]);

    public static IEnumerable<(ResizeInterpolation Interpolation, bool Antialias, int Height, int Width, float[] Pixels)> Resizes =>
        Root.GetProperty("resizes").EnumerateArray().Select(resize => (
            Enum.Parse<ResizeInterpolation>(resize.GetProperty("interpolation").GetString()!), resize.GetProperty("antialias").GetBoolean(),
            resize.GetProperty("size")[0].GetInt32(), resize.GetProperty("size")[1].GetInt32(), Numbers(resize, "pixels")));

    public static byte[] Content(string file) => Root.GetProperty("files").GetProperty(file).GetProperty("file").GetBytesFromBase64();

    public static (int Height, int Width, float[] Rgb, float[] Gray) Pixels(string file)
    {
        var found = Root.GetProperty("files").GetProperty(file);
        return (found.GetProperty("height").GetInt32(), found.GetProperty("width").GetInt32(), Numbers(found, "rgb"), Numbers(found, "gray"));
    }

    private static float[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetSingle())];
}
