using System;
using System.Linq;

namespace CompiledNet.Generator.Writing;

/// <summary>The parameters of a method as a caller with variables of the same names hands them on.</summary>
internal static class ParameterList
{
    /// <summary>"ref float a, nint stride" becomes "ref a, stride".</summary>
    public static string ToArguments(string parameters) => string.Join(", ", parameters.Split([", "], StringSplitOptions.None).Select(Argument));

    private static string Argument(string parameter)
    {
        string[] words = parameter.Split(' ');
        return words[0] == "ref" ? $"ref {words[2]}" : words[1];
    }
}
