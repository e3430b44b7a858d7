using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Reflection;
using CompiledNet.CompilerServices;
using Xunit;

namespace CompiledNet.Tests;

/// <summary>What exists for emitted code alone is in CompiledNet.CompilerServices, and nobody meets it who does not ask for it.</summary>
public class CompilerServicesTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string Services = typeof(NetworkCalls).Namespace!;

    private static IEnumerable<Type> UserTypes => typeof(NetworkAttribute).Assembly.GetExportedTypes().Where(type => type.Namespace != Services);

    [Fact]
    public void NothingOfAUserIsHidden() => Assert.Empty(
        UserTypes.SelectMany(type => type.GetMembers(Declared).Prepend(type))
            .Where(member => member.GetCustomAttribute<EditorBrowsableAttribute>(inherit: false)?.State == EditorBrowsableState.Never)
            .Select(member => $"{member.DeclaringType?.Name}.{member.Name}"));

    [Fact]
    public void NoSignatureOfAUserNamesAnythingOfEmittedCode() => Assert.Empty(
        UserTypes.SelectMany(type => type.GetMembers(Declared)).Where(member => Named(member).Any(IsService)).Select(member => $"{member.DeclaringType!.Name}.{member.Name}: {member}"));

    [Fact]
    public void OfTheSeamOfANetworkOnlyItsDescriptionIsShown() => Assert.Equal(
        [nameof(ICompiledNetwork<>.Description)],
        typeof(ICompiledNetwork<float>).GetMembers(Declared)
            .Where(member => member is not MethodInfo { IsSpecialName: true } && member.GetCustomAttribute<EditorBrowsableAttribute>() is null)
            .Select(member => member.Name));

    private static IEnumerable<Type> Named(MemberInfo member) => member switch
    {
        MethodBase method => method.GetParameters().Select(parameter => parameter.ParameterType).Concat(method is MethodInfo { ReturnType: var result } ? [result] : []),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        EventInfo happening => [happening.EventHandlerType!],
        _ => [],
    };

    private static bool IsService(Type type) =>
        type.HasElementType ? IsService(type.GetElementType()!) : type.Namespace == Services || type.GetGenericArguments().Any(IsService);
}
