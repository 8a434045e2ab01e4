// SPDX-License-Identifier: Apache-2.0
// An ordered map as a value: copies cost one pointer, updates copy the path to the root. It is a
// treap whose priorities are hashes of the keys, so that the shape depends on the keys only: two
// maps that share history share subtrees, and comparing them skips what they share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace migcheck {

/// `Hash` gives the priority of a key, `Less` the order. Look-ups return pointers that live as long
/// as any map that holds the entry.
template <class Key, class Value, class Hash, class Less = std::less<Key>>
class PersistentMap {
 public:
  [[nodiscard]] bool empty() const { return root_ == nullptr; }

  [[nodiscard]] const Value* find(const Key& key) const {
    const Node* node = root_.get();
    while (node != nullptr) {
      if (Less{}(key, node->key())) {
        node = node->left.get();
      } else if (Less{}(node->key(), key)) {
        node = node->right.get();
      } else {
        return &node->entry->value;
      }
    }
    return nullptr;
  }
  [[nodiscard]] bool contains(const Key& key) const { return find(key) != nullptr; }

  /// Adds or replaces.
  void set(const Key& key, Value value) {
    root_ = put(root_, std::make_shared<const Entry>(Entry{key, std::move(value), Hash{}(key)}));
  }
  /// Does nothing when the key is absent.
  void erase(const Key& key) {
    if (contains(key)) root_ = without(*root_, key);
  }

  /// Calls `visit(key, value)` in order.
  template <class Visit>
  void for_each(const Visit& visit) const {
    walk(root_.get(), visit);
  }
  /// Calls `visit(key, value)` in order from the first key not less than `first`, until it returns
  /// false.
  template <class Visit>
  void for_each_from(const Key& first, const Visit& visit) const {
    walk_from(root_.get(), first, visit);
  }
  /// Calls `visit(key, old_value, new_value)` for every key whose value differs by `!=`; a null
  /// pointer stands for absence. Shared subtrees are skipped.
  template <class Visit>
  static void for_each_difference(const PersistentMap& before, const PersistentMap& after,
                                  const Visit& visit) {
    compare(before.root_, after.root_, visit);
  }

 private:
  struct Node;
  using Link = std::shared_ptr<const Node>;
  // Apart from the nodes, so that their copies share keys and values.
  struct Entry {
    Key key;
    Value value;
    std::uint64_t priority;
  };
  struct Node {
    std::shared_ptr<const Entry> entry;
    Link left;
    Link right;

    [[nodiscard]] const Key& key() const { return entry->key; }
  };

  static Link make(std::shared_ptr<const Entry> entry, Link left, Link right) {
    return std::make_shared<const Node>(Node{std::move(entry), std::move(left), std::move(right)});
  }

  static Link put(const Link& node, std::shared_ptr<const Entry> entry) {
    if (node == nullptr) return make(std::move(entry), {}, {});
    if (entry->priority > node->entry->priority) {  // so the key is not below
      auto [less, greater] = split(node, entry->key, false);
      return make(std::move(entry), std::move(less), std::move(greater));
    }
    if (Less{}(entry->key, node->key()))
      return make(node->entry, put(node->left, std::move(entry)), node->right);
    if (Less{}(node->key(), entry->key))
      return make(node->entry, node->left, put(node->right, std::move(entry)));
    return make(std::move(entry), node->left, node->right);
  }
  // `key` is there.
  static Link without(const Node& node, const Key& key) {
    if (Less{}(key, node.key())) return make(node.entry, without(*node.left, key), node.right);
    if (Less{}(node.key(), key)) return make(node.entry, node.left, without(*node.right, key));
    return merge(node.left, node.right);
  }

  // Keys before `key` (with `inclusive`, also the key itself) and the rest.
  static std::pair<Link, Link> split(const Link& node, const Key& key, bool inclusive) {
    if (node == nullptr) return {};
    const bool goes_left = Less{}(node->key(), key) || (inclusive && !Less{}(key, node->key()));
    if (goes_left) {
      auto [less, rest] = split(node->right, key, inclusive);
      return {make(node->entry, node->left, std::move(less)), std::move(rest)};
    }
    auto [less, rest] = split(node->left, key, inclusive);
    return {std::move(less), make(node->entry, std::move(rest), node->right)};
  }
  static Link merge(const Link& left, const Link& right) {
    if (left == nullptr) return right;
    if (right == nullptr) return left;
    if (left->entry->priority > right->entry->priority)
      return make(left->entry, left->left, merge(left->right, right));
    return make(right->entry, merge(left, right->left), right->right);
  }

  template <class Visit>
  static void walk(const Node* node, const Visit& visit) {
    if (node == nullptr) return;
    walk(node->left.get(), visit);
    visit(node->key(), node->entry->value);
    walk(node->right.get(), visit);
  }
  template <class Visit>
  static bool walk_from(const Node* node, const Key& first, const Visit& visit) {
    if (node == nullptr) return true;
    if (Less{}(node->key(), first)) return walk_from(node->right.get(), first, visit);
    return walk_from(node->left.get(), first, visit) && visit(node->key(), node->entry->value) &&
           walk_from(node->right.get(), first, visit);
  }
  template <class Visit>
  static void compare(const Link& before, const Link& after, const Visit& visit) {
    if (before == after) return;
    if (before == nullptr) {
      walk(after.get(), [&](const Key& key, const Value& value) { visit(key, nullptr, &value); });
      return;
    }
    const Key& key = before->key();
    if (after != nullptr && !Less{}(key, after->key()) && !Less{}(after->key(), key)) {
      compare(before->left, after->left, visit);
      compare_entries(*before->entry, after->entry.get(), visit);
      compare(before->right, after->right, visit);
      return;
    }
    const auto [less, rest] = split(after, key, false);
    const auto [same, greater] = split(rest, key, true);
    compare(before->left, less, visit);
    compare_entries(*before->entry, same == nullptr ? nullptr : same->entry.get(), visit);
    compare(before->right, greater, visit);
  }
  template <class Visit>
  static void compare_entries(const Entry& before, const Entry* after, const Visit& visit) {
    if (after == nullptr) {
      visit(before.key, &before.value, static_cast<const Value*>(nullptr));
    } else if (&before != after && before.value != after->value) {
      visit(before.key, &before.value, &after->value);
    }
  }

  Link root_;
};

}  // namespace migcheck
