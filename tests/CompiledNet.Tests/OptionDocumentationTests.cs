using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace CompiledNet.Tests;

/// <summary>Whoever reads about an option learns its range: what a setter refuses stands in the documentation, by its exception.</summary>
public class OptionDocumentationTests
{
    private static readonly Dictionary<string, XElement> s_members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "CompiledNet.xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    [Fact]
    public void Options_say_what_they_refuse()
    {
        var refusing = new List<string>();
        var silent = new List<string>();
        foreach (var type in typeof(Dataset).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && !type.ContainsGenericParameters && type.IsAssignableTo(typeof(Attribute)) is false))
        {
            if (Create(type) is not { } target) continue;
            foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0))
            {
                if (!Outside(property.PropertyType).Any(value => Refuses(property, target, value))) continue;
                string name = $"{property.DeclaringType!.FullName}.{property.Name}";
                refusing.Add(name);
                bool isSaid = s_members.TryGetValue($"P:{name}", out var member)
                    && member.Elements("exception").Any(exception => exception.Attribute("cref")!.Value == $"T:{typeof(ArgumentOutOfRangeException).FullName}");
                if (!isSaid) silent.Add(name);
            }
        }

        silent.Distinct().ShouldBeEmpty();
        refusing.Distinct().Count().ShouldBeGreaterThan(50);
    }

    // Required arguments are those of schedules, 2 steps at least.
    private static object? Create(Type type)
    {
        if (type.IsValueType) return Activator.CreateInstance(type);
        var constructor = type.GetConstructors().Where(candidate => candidate.GetParameters().All(parameter => Argument(parameter) is not null)).MinBy(candidate => candidate.GetParameters().Length);
        return constructor?.Invoke([.. constructor.GetParameters().Select(Argument)]);
    }

    private static object? Argument(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? Type.Missing
        : parameter.ParameterType == typeof(float) ? 0.5f
        : parameter.ParameterType == typeof(long) ? (object)10L
        : null;

    private static object[] Outside(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var number when number == typeof(float) => [float.NaN, -1f, 2f],
        var number when number == typeof(double) => [double.NaN, -1d, 2d],
        var number when number == typeof(int) => [-1, 0],
        var number when number == typeof(long) => [-1L, 0L],
        _ => [],
    };

    private static bool Refuses(PropertyInfo property, object target, object value)
    {
        try
        {
            property.SetValue(target, value);
            return false;
        }
        catch (TargetInvocationException failure)
        {
            return failure.InnerException is ArgumentOutOfRangeException;
        }
    }
}
