using System;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes another part of a user's type, inside its namespace and containing types.</summary>
internal static class PartialType
{
    /// <summary>Writes a part of a type of whatever kind, which <paramref name="declaration"/> says behind <c>partial</c>.</summary>
    public static void Write(TypeSpec type, string declaration, SourceWriter writer, Action members)
    {
        // The user names the class, and may have switched this warning off for it.
        writer.Line("#pragma warning disable CS8981 // A type name of small letters only.").Line();
        if (type.Namespace.Length > 0) writer.Line($"namespace {type.Namespace};").Line();
        Nested(type, 0, declaration, writer, members);
    }

    private static void Nested(TypeSpec type, int depth, string declaration, SourceWriter writer, Action members)
    {
        if (depth < type.Containers.Count)
        {
            using (writer.Begin(type.Containers[depth])) Nested(type, depth + 1, declaration, writer, members);
            return;
        }

        if (type.DeniesCompliance) writer.Line("[global::System.CLSCompliant(false)]");
        if (type.Summary.Length > 0) writer.Line($"/// <summary>{type.Summary}</summary>");
        using (writer.Begin($"{type.Modifiers}partial {declaration}")) members();
    }
}
