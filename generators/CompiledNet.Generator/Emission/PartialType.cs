using System;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Writing;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes another part of a user's class, inside its namespace and containing types.</summary>
internal static class PartialType
{
    public static void Write(TypeSpec type, string bases, SourceWriter writer, Action members)
    {
        AllowName(writer);
        if (type.Namespace.Length > 0) writer.Line($"namespace {type.Namespace};").Line();
        Nested(type, 0, bases, writer, members);
    }

    /// <summary>The user names the class, and may have switched this warning off for it.</summary>
    public static void AllowName(SourceWriter writer) => writer.Line("#pragma warning disable CS8981 // A type name of small letters only.").Line();

    private static void Nested(TypeSpec type, int depth, string bases, SourceWriter writer, Action members)
    {
        if (depth < type.Containers.Count)
        {
            using (writer.Begin(type.Containers[depth])) Nested(type, depth + 1, bases, writer, members);
            return;
        }

        if (type.DeniesCompliance) writer.Line("[global::System.CLSCompliant(false)]");
        if (type.Summary.Length > 0) writer.Line($"/// <summary>{type.Summary}</summary>");
        using (writer.Begin($"{type.Modifiers}partial class {type.Name}{bases}")) members();
    }
}
