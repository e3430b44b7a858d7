namespace CompiledNet.Generator.Operators;

/// <summary>What layers over one or two axes before the channels say of their input and arguments.</summary>
internal static class SpatialShape
{
    public static string Expected(int axes) => axes == 1 ? "[steps, channels]" : "[height, width, channels]";

    public static string OneForEach(int axes) => axes == 1 ? "one number, at least 1" : "one number for both axes or two for height and width, at least 1";
}
